"""Asking an engine again: exponential backoff with jitter, within what the server asks for."""

import random
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from i18n_tool.engines.answers import judge
from i18n_tool.engines.protocol import Answer, Engine, Failure, Kind


@dataclass(frozen=True, slots=True)
class Patience:
    """How often and how long to wait; the clock and the dice are parameters."""

    tries: int = 4
    """How often a text is sent at most."""
    first: float = 1.0
    """Seconds before the second try, doubled with each one after it."""
    longest: float = 60.0
    """Never wait longer, in seconds. A server that asks for more is left alone for this run."""
    sleep: Callable[[float], None] = field(default=time.sleep, repr=False)
    jitter: Callable[[], float] = field(default=random.random, repr=False)
    """Gives 0.0 to 1.0: which part of the second half of a wait is taken."""

    def wait(self, tried: int, after: float) -> float:
        """Give the seconds to wait after `tried` tries, `after` of which the server asked for."""
        backoff = min(self.longest, self.first * 2.0 ** (tried - 1))
        return max(after, backoff * (0.5 + self.jitter() / 2))


@dataclass(frozen=True, slots=True)
class Pair:
    """From which locale into which."""

    source: str
    target: str


def ask(
    engine: Engine, texts: Sequence[str], pair: Pair, timeout: float, patience: Patience
) -> list[Answer]:
    """Give an answer a text, in order; only what failed as transient is sent again.

    Whatever an engine does, failures come back as values: `Failure` says what each one means.
    """
    answers: list[Answer] = [Failure(Kind.TRANSIENT, "not asked")] * len(texts)
    waiting = list(range(len(texts)))
    for tried in range(1, patience.tries + 1):
        batch = [texts[place] for place in waiting]
        for place, answer in zip(waiting, _call(engine, batch, pair, timeout), strict=True):
            answers[place] = answer
        failed = {place: answers[place] for place in waiting}
        again = {place: a for place, a in failed.items() if _is(a, Kind.TRANSIENT)}
        waiting = list(again)
        if not waiting or tried == patience.tries:
            break
        after = max(a.after or 0.0 for a in again.values() if isinstance(a, Failure))
        if after > patience.longest:
            stop = Failure(Kind.FATAL, f"the server asks to wait {after:.0f} seconds")
            return [stop if place in again else a for place, a in enumerate(answers)]
        patience.sleep(patience.wait(tried, after))
    return answers


def _is(answer: Answer, kind: Kind) -> bool:
    return isinstance(answer, Failure) and answer.kind is kind


def _call(engine: Engine, texts: Sequence[str], pair: Pair, timeout: float) -> list[Answer]:
    """Call an engine once; one that raises or miscounts has failed for all the texts."""
    try:
        answers = engine.translate(texts, pair.source, pair.target, timeout)
    except Exception as error:  # noqa: BLE001 - a plug-in may raise anything, with texts in it
        broken = Failure(Kind.FATAL, f"the engine broke ({type(error).__name__})")
        return [broken] * len(texts)
    if len(answers) != len(texts):
        miscount = f"the engine gave {len(answers)} answers for {len(texts)} texts"
        return [Failure(Kind.TRANSIENT, miscount)] * len(texts)
    return [judge(text, answer) for text, answer in zip(texts, answers, strict=True)]
