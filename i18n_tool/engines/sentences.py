"""Sentences through an engine: shielded, asked with patience, unshielded and proved."""

from collections.abc import Sequence

from i18n_tool.engines.patience import Pair, Patience, ask
from i18n_tool.engines.protocol import Answer, Engine, Failure, Kind
from i18n_tool.engines.shield import Shielded, ShieldError, shield, unshield
from i18n_tool.model.locale import facts


def translate_sentences(
    engine: Engine, texts: Sequence[str], pair: Pair, timeout: float, patience: Patience
) -> list[Answer]:
    """Give a translation that has every code and number of its source, or a failure, a text.

    What fails the proof with the engine's first scheme of marks is asked once more with each
    further one; what fails with all is a failure, never a draft. A text without a letter is its
    own translation and is not sent.
    """
    schemes = engine.schemes or ("brackets",)
    answers: list[Answer] = [Failure(Kind.PERMANENT, "not asked")] * len(texts)
    waiting = list(range(len(texts)))
    for scheme in schemes:
        shields: dict[int, Shielded] = {}
        for place in waiting:
            ready = _prepare(texts[place], scheme, engine.longest)
            if isinstance(ready, Shielded):
                shields[place] = ready
            else:
                answers[place] = ready
        sent = [shields[place].text for place in shields]
        got = ask(engine, sent, pair, timeout, patience) if sent else []
        waiting = []
        for place, answer in zip(shields, got, strict=True):
            answers[place] = _finish(shields[place], answer, pair)
            if answers[place] != answer and isinstance(answers[place], Failure):
                waiting.append(place)
        if not waiting:
            break
    return answers


def _prepare(text: str, scheme: str, longest: int) -> Shielded | Answer:
    """Shield a text, unless it cannot or need not be sent."""
    long = Failure(Kind.PERMANENT, "the text is too long for the engine")
    if len(text) > longest:
        return long
    shielded = shield(text, scheme)
    if not shielded.has_language:
        return text
    return shielded if len(shielded.text) <= longest else long


def _finish(shielded: Shielded, answer: Answer, pair: Pair) -> Answer:
    """Put the codes back and prove it."""
    if isinstance(answer, Failure):
        return answer
    spaced = facts(pair.target).writes_words
    soft = spaced and not facts(pair.source).writes_words
    try:
        return unshield(shielded, " ".join(answer.splitlines()), spaced=spaced, soft=soft)
    except ShieldError as error:
        return Failure(Kind.PERMANENT, str(error))
