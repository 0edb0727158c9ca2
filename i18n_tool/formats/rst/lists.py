"""Items, fields, quotes and lines of verse: the bodies of reStructuredText that stand in bodies."""

from dataclasses import replace
from typing import TYPE_CHECKING

from i18n_tool.formats.rst import patterns
from i18n_tool.formats.rst.catalogue import BIBLIOGRAPHIC, LANGUAGES, TYPE_FIELDS
from i18n_tool.formats.rst.lines import View, column_of
from i18n_tool.formats.rst.patterns import Enumerator, enumerates
from i18n_tool.formats.rst.syntax import Text

if TYPE_CHECKING:
    from i18n_tool.formats.rst.blocks import Scanner
    from i18n_tool.formats.rst.found import Within
    from i18n_tool.model.unit import Span


def item(scanner: "Scanner", at: int, column: int, view: View, within: "Within") -> int:
    """Read an item of a list whose text starts at a column of its line; give the line behind."""
    return _item(scanner, _block(scanner, at, column, view), within)


def numbered(scanner: "Scanner", at: int, found: Enumerator, view: View, within: "Within") -> int:
    """Read an item of an enumerated list; give the line behind."""
    block = _block(scanner, at, column_of(at, view) + found.end, view)
    if block.stop < view.stop and not scanner.lines.blank(block.stop):
        follows = enumerates(found, scanner.lines.text(block.stop, view))
        block = replace(block, tight=not follows)
    return _item(scanner, block, within)


def _block(scanner: "Scanner", at: int, column: int, view: View) -> View:
    """Give the lines of an item whose text starts at a column."""
    if column < len(scanner.lines.texts[at]):
        return scanner.lines.known(at, column, view)
    return scanner.lines.behind(at, column, view)


def _item(scanner: "Scanner", block: View, within: "Within") -> int:
    """Read the body of an item."""
    scanner.leave()
    kind = within.kind if within.kind == "table cell" else "list item"
    scanner.body(block, within.inner(kind))
    return block.stop


def field_of(scanner: "Scanner", name: str, block: View, within: "Within") -> int:
    """Read a field; at the head of an article, one is text only where the project says so."""
    head, key = scanner.head and not within.depth, name.lower()
    if head and key in LANGUAGES:
        spans = scanner.lines.spans(block)
        scanner.found.language = spans[0] if len(spans) == 1 else None
    offered = key.partition(" ")[0] not in TYPE_FIELDS
    if head:
        known = key in {"abstract", "dedication"}
        offered = known or (key in scanner.text_keys and key not in BIBLIOGRAPHIC)
    if offered:
        scanner.body(block, within.inner(f"field {name}" if head else "field"))
    scanner.head = head
    return block.stop


def quote(scanner: "Scanner", block: View, within: "Within") -> int:
    """Read a block quote, with its attributions."""
    inner = within.inner("block quote" if within.kind == "paragraph" else "", quote=True)
    first = block.first
    seen = False
    at = first
    while at < block.stop:
        line = scanner.lines.text(at, block)
        match = patterns.ATTRIBUTION.match(line)
        behind = seen and scanner.lines.blank(at - 1)
        end = _attribution_end(scanner, at, block) if match and behind else 0
        if match and end:
            scanner.body(replace(block, first=first, stop=at), inner)
            spans = [scanner.lines.span(at, block.column + match.end())]
            spans += _below(scanner, at + 1, end)
            scanner.add("attribution", spans, Text(lined=False))
            first, seen, at = end, False, end
            continue
        seen = seen or bool(line)
        at += 1
    if first < block.stop:
        scanner.body(replace(block, first=first), inner)
    return block.stop


def _attribution_end(scanner: "Scanner", at: int, block: View) -> int:
    """Give the line behind an attribution, or 0 where its lines do not stand at one column."""
    end = at + 1
    while end < block.stop and not scanner.lines.blank(end):
        if scanner.lines.indents[end] != scanner.lines.indents[at + 1]:
            return 0
        end += 1
    return end


def line_of(scanner: "Scanner", at: int, column: int, view: View) -> int:
    """Read one line of a line block, whose text starts at a column."""
    scanner.leave()
    end = scanner.past_target(at, view)
    spans = [scanner.lines.span(at, column)]
    spans += _below(scanner, at + 1, end)
    scanner.add("line", spans, Text(lined=False))
    return end


def _below(scanner: "Scanner", first: int, end: int) -> "list[Span]":
    """Give the spans of whole lines, without their margins."""
    return [scanner.lines.span(at, scanner.lines.indents[at]) for at in range(first, end)]
