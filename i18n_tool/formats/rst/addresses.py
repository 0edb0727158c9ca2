r"""The places of a reStructuredText article that links lead to, and its links.

docutils makes a title a target of its own words, and an id of them: `` `Some title`_ `` in the
article and `#some-title` from elsewhere both lead there. So that both do when it is translated,
the target that goes to `Anchor.place` is one of the title's words in the source, on a line of its
own, and an empty line: see `target_of`.
"""

import re

from i18n_tool.formats.anchors.slugs import docutils
from i18n_tool.formats.rst.found import Found, Heading
from i18n_tool.formats.rst.inline import Mark, scan
from i18n_tool.formats.rst.units import unit_of
from i18n_tool.model.address import Addresses, Anchor, Link
from i18n_tool.model.unit import Unit

_ESCAPE = re.compile(r"\\(?:\s|(.))", re.DOTALL)
_TITLE = re.compile(r"(?<!\s)\s*+<[^<>]*>\s*\Z")
_INDIRECT = re.compile(r"(?:(?P<word>[\w.+:-]+)|`(?P<phrase>[^`]+)`)_\Z")
_PAGES = frozenset({":doc:"})
_FILES = frozenset({":download:"})
_LABELS = frozenset({":ref:", ":numref:"})


def target_of(text: str) -> str:
    """Give the target that keeps a title's address, with the empty line behind it."""
    words = " ".join(text.split()).replace("\\", r"\\").replace("`", r"\`")
    return f".. _`{words}`:\n\n"


def addresses_of(content: str, found: Found) -> Addresses:
    """Give the anchors and links of what was found, each in the order of the content."""
    reader = _Reader(content, found)
    anchors = [reader.heading(heading) for heading in found.headings]
    anchors += [Anchor(start, _ids(name)) for name, start, leads in found.targets if not leads]
    links = [Link(target, start) for target, start in found.links]
    led = ((reader.led(leads), start) for _, start, leads in found.targets)
    links += [Link(target, start) for target, start in led if target]
    for unit in (unit_of(content, block) for block in found.texts):
        for mark in scan(unit.text):
            if mark.kind == "target":
                anchors.append(Anchor(unit.position(mark.start), _ids(mark.inner)))
            elif target := reader.target(mark, unit):
                links.append(Link(target, unit.position(mark.start)))
    return Addresses(
        tuple(sorted(anchors, key=lambda anchor: anchor.start)),
        tuple(sorted(links, key=lambda link: link.start)),
    )


def shown(text: str) -> str:
    """Give a text as readers see it: without its inline marks and escapes."""
    pieces: list[str] = []
    at = 0
    for mark in scan(text):
        pieces += (_bare(text[at : mark.start]), _said(mark, text))
        at = mark.end
    return "".join([*pieces, _bare(text[at:])])


def _said(mark: Mark, text: str) -> str:
    """Give what readers see of an inline element."""
    if mark.kind == "literal":
        return mark.inner
    if mark.kind in {"address", "note"}:
        return text[mark.start : mark.end]
    return _bare(_TITLE.sub("", mark.inner) if mark.target != mark.inner else mark.inner)


def _bare(text: str) -> str:
    return _ESCAPE.sub(lambda match: match[1] or "", text)


def _ids(name: str) -> tuple[str, ...]:
    """Give what a target goes by: its name, and the id that docutils makes of it."""
    return tuple(dict.fromkeys(one for one in (name, docutils(name)) if one))


def _key(name: str) -> str:
    """Give a name as docutils looks it up: without regard to case and white space."""
    return " ".join(_bare(name).split()).lower()


class _Reader:
    """What is known of an article's names while its links are read."""

    def __init__(self, content: str, found: Found) -> None:
        self._content = content
        self._here = {_key(name) for name, _, leads in found.targets if not leads}
        self._here.update(_key(shown(content[slice(*one.span)])) for one in found.headings)

    def heading(self, heading: Heading) -> Anchor:
        """Give the anchor of a title."""
        raw = self._content[slice(*heading.span)]
        return Anchor(
            heading.start, text=shown(raw), place=heading.place, level=heading.level, raw=raw
        )

    def led(self, leads: str) -> str:
        """Give the address that a hyperlink target leads to, or nothing for one of its own."""
        match = _INDIRECT.match(leads)
        return self._named(match["word"] or match["phrase"]) if match else _bare(leads)

    def _named(self, name: str) -> str:
        """Give the address of a name, where it is certain that it is one of this article."""
        return f"#{docutils(_bare(name))}" if _key(name) in self._here else ""

    def target(self, mark: Mark, unit: Unit) -> str:
        """Give where an inline element leads, or nothing."""
        if mark.kind == "address":
            return unit.text[mark.start : mark.end]
        if mark.kind == "role":
            return self._role(mark)
        if mark.kind not in {"reference", "anonymous"}:
            return ""
        if mark.target == mark.inner:
            return self._named(mark.inner) if mark.kind == "reference" else ""
        if mark.target.endswith("_") and not mark.target.endswith(r"\_"):
            return self._named(mark.target[:-1])
        return _bare("".join(mark.target.split()))

    def _role(self, mark: Mark) -> str:
        """Give where a role leads that names a page, a file or a label of this article."""
        target = mark.target.strip()
        if mark.name in _PAGES | _FILES:
            return target
        here = mark.name in _LABELS and _key(target) in self._here
        return f"#{docutils(target)}" if here else ""
