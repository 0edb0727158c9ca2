"""What the index keeps of a sync: its rows, and how they stand in it as JSON."""

import os.path
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from i18n_tool.workspace.marks import Mark, digest_of, is_sure

DIGITS = 12
"""The length of the mark of a sentence."""


class Known(NamedTuple):
    """A file as it was after a sync."""

    digest: str
    mark: Mark | None
    """None where it cannot tell of a later change."""


class Kept(NamedTuple):
    """What is known of one catalog of an article, after a sync."""

    file: Known | None
    """None where there is no file, since the article has no sentence."""
    sentences: int
    """How many it holds, those behind `#~` not counted."""
    gone: str = ""
    """Marks (`mark_of_key`) of the sentences with a text that it keeps behind `#~`, joined."""


class Row(NamedTuple):
    """What is known of one article, after a sync."""

    file: Known
    locale: str
    template: Known | None
    catalogs: Mapping[str, Kept]


class Stray(NamedTuple):
    """What is known of a catalog that belongs to no article."""

    file: Known
    active: bool
    """Some of its sentences are not behind `#~` yet."""
    places: tuple[str, ...]
    """What its sentences in use refer to, by path from the project's root."""
    marks: str
    """Of all its sentences, in their order, joined."""
    fit: bool = True
    """Every sentence in use refers to a place in the source folder."""

    def is_orphan(self, root: Path) -> bool:
        """Say whether it is a catalog of an article of ours that is gone."""
        # a name that is too long to be one is none: `Path.exists` would raise
        return self.fit and not any(os.path.exists(f"{root}/{place}") for place in self.places)  # noqa: PTH110


def mark_of_key(key: str) -> str:
    """Give a short mark of a sentence's key; two sentences may share one, if seldom."""
    return digest_of(key.encode("utf-8", "surrogatepass"))[:DIGITS]


def split_marks(joined: str) -> list[str]:
    """Give the marks that were joined."""
    return [joined[at : at + DIGITS] for at in range(0, len(joined), DIGITS)]


def read_row(file: Any, locale: str, template: Any, catalogs: Any) -> Row:  # noqa: ANN401 - JSON
    """Give what is known of an article, from JSON."""
    known = {name: Kept(_known(of), count, gone) for name, (of, count, gone) in catalogs.items()}
    return Row(Known(file[0], _mark(file[1])), locale, _known(template), known)


def write_row(row: Row, now: int) -> Sequence[object]:
    """Give a row for JSON; marks that are not sure at this time are left out."""
    catalogs = {
        locale: (_sure(kept.file, now), kept.sentences, kept.gone)
        for locale, kept in row.catalogs.items()
    }
    return (_sure(row.file, now), row.locale, _sure(row.template, now), catalogs)


def read_stray(file: Any, active: bool, places: Any, marks: str, fit: bool) -> Stray:  # noqa: ANN401 - JSON
    """Give what is known of a catalog that belongs to no article, from JSON."""
    return Stray(Known(file[0], _mark(file[1])), active, tuple(places), marks, fit)


def write_stray(stray: Stray, now: int) -> Sequence[object]:
    """Give the same for JSON; a mark that is not sure at this time is left out."""
    return (_sure(stray.file, now), *stray[1:])


def _known(value: Any) -> Known | None:  # noqa: ANN401 - JSON
    return Known(value[0], _mark(value[1])) if value else None


def _mark(value: Any) -> Mark | None:  # noqa: ANN401 - JSON
    return tuple(value) if value else None


def _sure(known: Known | None, now: int) -> Known | None:
    if known is None or known.mark is None or is_sure(known.mark, now):
        return known
    return Known(known.digest, None)
