"""The ids of an article's headings, numbered as a generator does it."""

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from i18n_tool.formats.anchors.styles import Numbering, Style
from i18n_tool.model.address import Anchor

_LOW = re.compile(r"(.*)_([0-9]{1,18})")


def heading_ids(
    style: Style, headings: Sequence[Anchor], given: Mapping[int, str] | None = None
) -> tuple[str, ...]:
    """Give the id that each heading of an article gets, "" for one that gets none.

    `headings` are all of the article's, in order; `given` are ids that are put in, by position.
    """
    explicit = dict(given or {})
    for at, heading in enumerate(headings):
        if heading.ids:
            explicit[at] = heading.ids[0]
    used = Counter(explicit.values()) if style.minds else Counter()
    number = _NUMBERING[style.numbering]
    return tuple(
        explicit[at] if at in explicit else _made(style, heading, used, number)
        for at, heading in enumerate(headings)
    )


def slug_of(style: Style, heading: Anchor) -> str:
    """Give the id of a heading before it is numbered."""
    return style.slug(heading.raw.rpartition("\n")[2] if style.raw else heading.text)


def _made(
    style: Style,
    heading: Anchor,
    used: "Counter[str]",
    number: Callable[[str, "Counter[str]"], str],
) -> str:
    if heading.tag and not style.tags:
        return ""
    return number(slug_of(style, heading), used)


def _free(slug: str, used: "Counter[str]") -> str:
    """Number with the first of `-1`, `-2` that is free; remember where the search came to."""
    made = slug
    while made in used:
        made = f"{slug}-{used[slug]}"
        used[slug] += 1
    used[made] += 1
    return made


def _counted(slug: str, used: "Counter[str]") -> str:
    """Number by counting, whether that is free or not."""
    used[slug] += 1
    return slug if used[slug] == 1 else f"{slug}-{used[slug] - 1}"


def _low(slug: str, used: "Counter[str]") -> str:
    """Number with `_1`, or the next of a number that is there already."""
    if slug and slug not in used:
        used[slug] += 1
        return slug
    match = _LOW.fullmatch(slug)
    base, last = (match[1], int(match[2])) if match else (slug, 0)
    reached = f"\0{slug}"
    count = max(last, used[reached]) + 1
    while f"{base}_{count}" in used:
        count += 1
    used[reached] = count
    used[f"{base}_{count}"] += 1
    return f"{base}_{count}"


def _from_two(slug: str, used: "Counter[str]") -> str:
    """Number with `_2`, `_3`, by the character that the id is joined with."""
    joint = "_" if slug.startswith("_") else "-"
    made, count = slug, max(used[slug], 1)
    while used.get(made):
        count += 1
        made = f"{slug}{joint}{count}"
    used[slug] = count
    used[made] += made != slug
    return made


def _id(slug: str, used: "Counter[str]") -> str:
    """Number with `id1`, `id2` throughout the page, as docutils names what it cannot name."""
    made = slug
    while not made or made in used:
        used[""] += 1
        made = f"id{used['']}"
    used[made] += 1
    return made


_NUMBERING: Mapping[Numbering, Callable[[str, "Counter[str]"], str]] = {
    "free": _free,
    "count": _counted,
    "low": _low,
    "from two": _from_two,
    "id": _id,
}
