"""The state of an entry and why, as words that every room and report shares."""

from enum import StrEnum


class State(StrEnum):
    """What has become of an entry; derived from the entry alone, never stored as such.

    The order is the order of the work, from nothing to done.
    """

    UNTRANSLATED = "untranslated"
    DRAFT = "draft"
    TRANSLATED = "translated"
    REVIEWED = "reviewed"


class Reason(StrEnum):
    """Why an entry is a draft."""

    REJECTED = "rejected"
    MACHINE = "machine"
    OUTDATED = "outdated"
    UNSURE = "unsure"
