"""One input through one target, and what is wrong with it, if anything is."""

import hashlib
import re
import signal
import traceback
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

from tests.fuzz.table import TARGETS

FOLDER = Path(__file__).resolve().parent
SEEDS = FOLDER / "seeds"
FOUND = FOLDER / "found"
_WORDS = re.compile(r"[A-Za-z0-9 ]{0,60}")
LONGEST = 65_536
"""Bytes of an input."""
PATIENCE = 5.0
"""Seconds of the processor's time that an input may take."""


class TooSlowError(BaseException):
    """An input takes longer than it may. No reader catches it, being none of its errors."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What an input does that it must not."""

    what: str
    """The error's type, and the places in our code that it came through, without lines."""
    told: str
    """The whole traceback."""

    @property
    def name(self) -> str:
        """Give a short name that is the same for the same fault."""
        return hashlib.sha256(self.what.encode()).hexdigest()[:10]


def _stop(_signal: int, _frame: FrameType | None) -> None:
    raise TooSlowError


def find_fault(target: str, data: bytes) -> Finding | None:
    """Run a target over an input; give what is wrong, or None."""
    signal.signal(signal.SIGVTALRM, _stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, PATIENCE)
    try:
        TARGETS[target].run(data)
    except (Exception, TooSlowError) as error:  # noqa: BLE001 - whatever it is
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        return _described(target, error)
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    return None


def _described(target: str, error: BaseException) -> Finding:
    """Give a finding by where it was raised."""
    frames = traceback.extract_tb(error.__traceback__)
    places = [f"{frame.filename.rpartition('/')[2]}:{frame.name}" for frame in frames[-200:]]
    slow = isinstance(error, TooSlowError)
    inner = places[1:3] if slow else [*places[:4], *places[-3:]]
    words = _WORDS.match(str(error)) if isinstance(error, AssertionError) else None
    label = words[0] if words else ""
    what = f"{target} {type(error).__name__} {label} {' '.join(inner)}"
    told = "".join(traceback.format_exception(error)[-40:])
    return Finding(what, told)
