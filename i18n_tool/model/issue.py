"""What a check finds (ITS 2.0 speaks of localization quality issues, with type and severity)."""

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How bad an issue is: an error holds an approval back, a warning is for a person to judge."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Issue:
    """One thing that a check found in one entry."""

    check: str
    """The check's name, such as `numbers`."""
    severity: Severity
    locale: str
    """The gettext name of the locale, such as `fr_002`."""
    article: str
    msgid: str
    message: str
    """What is wrong, as one sentence for the translator."""
    context: str | None = None
    """The entry's msgctxt, where it has one."""
    line: int = 0
    """The entry's line in its catalog, from 1; 0 where that is not known."""
    allowed_by: str = ""
    """What a reviewer names to let it stand: the check, or a character; empty: nothing does."""
