"""The places of an AsciiDoc article that links lead to, and its links."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from i18n_tool.formats.asciidoc.inline import URL, macros, marks, merged, paired, passed
from i18n_tool.formats.asciidoc.scan import Found
from i18n_tool.formats.asciidoc.units import whole_units
from i18n_tool.model.address import Addresses, Anchor, Link

if TYPE_CHECKING:
    from i18n_tool.model.unit import Span

_NAMED = re.compile(r"\[\[[^\[\],\n]+, *+([^\[\]\n]+)\]\]|\breftext=\"?([^\",\]\n]+)")
"""The words that an id is also found by."""
_FILE = re.compile(r"[#/:@]|\.[A-Za-z]\w{0,9}\Z")


class Address(NamedTuple):
    """A link, an image, or an anchor within a text."""

    start: int
    kind: str
    """`xref`, `<<`, `link`, `image`, `url` or `anchor`."""
    target: str


def addresses_of(content: str, found: Found) -> Addresses:
    """Give the anchors and links of what was found, each in the order of the content.

    Left out are links whose target holds an attribute. A title that a link names by its words has
    them for an id, too.
    """
    anchors = [Anchor(start, (one,)) for start, one in found.ids if one]
    for heading in found.headings:
        lined = heading.start == 0 or content[heading.start - 1] in "\n\ufeff"
        place = heading.start if lined else -1
        anchors.append(
            Anchor(
                heading.start,
                heading.ids,
                shown(heading.line.text),
                place,
                heading.level,
                raw=heading.line.text,
            )
        )
    links = [Link(_image(target, found), start) for start, target in found.targets]
    for unit in whole_units(content, found):
        for one in addresses(unit.text):
            start = unit.position(one.start)
            if one.kind == "anchor":
                anchors.append(Anchor(start, (one.target,)))
            elif target := _target(one.kind, one.target, found):
                links.append(Link(target, start))
    words = {anchor.text: anchor.start for anchor in anchors if anchor.level}
    words.update((one[1] or one[2], one.start()) for one in _NAMED.finditer(content))
    links = [link for link in links if "{" not in link.target]
    named = {link.target[1:] for link in links if link.target[0] == "#"}
    anchors += [Anchor(words[one], (one,)) for one in sorted(named & words.keys())]
    links = [replace(link, target=link.target.replace(" ", "%20")) for link in links]
    return Addresses(
        tuple(sorted(anchors, key=lambda anchor: anchor.start)),
        tuple(sorted(links, key=lambda link: link.start)),
    )


def _target(kind: str, target: str, found: Found) -> str:
    """Give where a link leads, as an address."""
    if kind == "image":
        return _image(target, found)
    if kind in {"xref", "<<"}:
        return target if _FILE.search(target) else f"#{target}" if target else ""
    return target.strip("+")


def _image(target: str, found: Found) -> str:
    """Give the address of an image, below the folder that the article names for its images."""
    folder = found.attributes.get("imagesdir", "")
    if not folder or "://" in target or target.startswith(("/", "data:")):
        return target
    return f"{folder.rstrip('/')}/{target}"


def _of_macro(text: str, start: int) -> Iterator[Address]:
    """Give the address of a macro, if it has one."""
    name, colon, rest = text.partition(":")
    target = rest.partition("[")[0]
    if name in {"xref", "link", "image", "anchor"}:
        yield Address(start, name, target)
    elif target.startswith("//") or name == "mailto":
        yield Address(start, "url", name + colon + target)


def addresses(text: str) -> list[Address]:
    """Give the links, images and anchors of a text, in order."""
    if not ("[" in text or "<<" in text or "://" in text):
        return []
    plain, _ = passed(text)
    found: list[Address] = []
    spans = macros(plain)
    for start, end in spans:
        found += _of_macro(text[start:end], start)
    inside = merged(spans)
    bare = URL.finditer(plain) if "://" in plain else ()
    for match in bare:
        at = bisect_right(inside, match.start(), key=lambda span: span[0])
        if not at or match.start() >= inside[at - 1][1]:
            found += [Address(match.start(), "url", match[0])]
    for start, end in paired(plain, "<<", ">>"):
        target = text[start + 2 : end - 2].partition(",")[0].strip()
        if target[:1].isalnum() or target[:1] in set('_#/.:{"'):
            found.append(Address(start, "<<", target))
    for start, end in paired(plain, "[[", "]]"):
        target = text[start + 2 : end - 2].strip("[]").partition(",")[0]
        found.append(Address(start, "anchor", target))
    return sorted(found)


def shown(text: str) -> str:
    """Give a text as readers see it: without its marks, links as their text."""
    plain, _ = passed(text)
    cuts: list[Span] = []
    for one in marks(plain):
        width = len(one.mark) + (one.mark in "\"'")
        start = plain.index(one.mark, one.start)
        cuts += [(one.start, start + width), (one.end - width, one.end)]
    for start, end in macros(plain):
        at = text.index("[", start)
        cuts += [(start, at + 1), (end - 1, end)]
    cuts += paired(plain, "[[", "]]")
    pieces: list[str] = []
    at = 0
    for start, end in sorted(cuts):
        if start >= at:
            pieces.append(text[at:start])
        at = max(at, end)
    return "".join([*pieces, text[at:]]).strip()
