"""Who reviews: named on the command line, or git's user."""

import re
from collections.abc import Sequence
from pathlib import Path

from i18n_tool.errors import UsageError
from i18n_tool.workspace.git import user

_PERSON = re.compile(r"(?P<name>[^<>\s](?:[^<>\r\n]*[^<>\s])?) <(?P<address>[^<>\s@]+@[^<>\s@]+)>")
_LONGEST_NAME = 120
_LONGEST_WORD = 60
_JOINERS = "\u200c\u200d"
"""Invisible, but part of how names are written in some scripts."""


def parse_person(text: str, reviewers: Sequence[str] = ()) -> str:
    """Give a person as records name one, `NAME <ADDRESS>`; UsageError where it is not that.

    A name is one that every PO tool keeps in one piece: of at most 120 characters, no word of more
    than 60, none that is invisible. Where a project names its `reviewers`, nobody else is one; the
    address decides, in any case.
    """
    person = " ".join(text.split())
    match = _PERSON.fullmatch(person)
    if match is None or not all(map(_is_visible, person)):
        raise UsageError(
            f"`{_shown(text)}` is not a person",
            todo='Write it as --as "A Name <name@example.org>".',
        )
    words = match["name"].split()
    if len(match["name"]) > _LONGEST_NAME or max(map(len, words)) > _LONGEST_WORD:
        raise UsageError(
            f"the name has more than {_LONGEST_NAME} characters, or a word of more than "
            f"{_LONGEST_WORD}, which PO tools would cut: `{match['name'][:20]}…`",
            todo="Give a shorter form of the name.",
        )
    known = [_PERSON.fullmatch(reviewer) for reviewer in reviewers]
    addresses = {each["address"].lower() for each in known if each}
    if reviewers and match["address"].lower() not in addresses:
        raise UsageError(
            f"{person} is not among the project's reviewers",
            todo=f"They are: {', '.join(reviewers)}; `reviewers` in the configuration.",
        )
    return person


def _is_visible(letter: str) -> bool:
    """Say whether a character of a name is no control, no lone surrogate, no invisible one."""
    return letter.isprintable() or letter in _JOINERS


def _shown(text: str) -> str:
    """Give a text with what cannot be seen written as escapes."""
    return "".join(c if _is_visible(c) else ascii(c)[1:-1] for c in text)


def find_person(root: Path, reviewers: Sequence[str] = ()) -> str:
    """Give git's user (`user.name`, `user.email`) in a folder; UsageError where git names none."""
    name, address = user(root)
    if not name or not address:
        raise UsageError(
            "nobody is named as the reviewer, and git knows no user",
            todo='Add --as "A Name <name@example.org>", or set git\'s user.name and user.email.',
        )
    return parse_person(f"{name} <{address}>", reviewers)
