"""The places of an AsciiDoc article that links lead to, and its links."""

import re

from i18n_tool.formats.asciidoc.inline import addresses, shown
from i18n_tool.formats.asciidoc.scan import Found
from i18n_tool.formats.asciidoc.units import whole_units
from i18n_tool.model.address import Addresses, Anchor, Link

_FILE = re.compile(r"[#/:@]|\.[A-Za-z]\w{0,9}\Z")


def addresses_of(content: str, found: Found) -> Addresses:
    """Give the anchors and links of what was found, each in the order of the content.

    Left out are links whose target holds an attribute, and those that name a title by its words:
    where they lead, Asciidoctor finds out.
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
    titles = {f"#{anchor.text}" for anchor in anchors if anchor.level}
    links = [link for link in links if "{" not in link.target and link.target not in titles]
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
