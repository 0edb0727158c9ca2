"""What starts with `..`: footnotes, citations, targets, substitutions, directives and comments."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from i18n_tool.formats.directives import spoken
from i18n_tool.formats.rst import patterns
from i18n_tool.formats.rst.catalogue import DIRECTIVES, PICTURE, Directive
from i18n_tool.formats.rst.lines import View, column_of
from i18n_tool.formats.rst.lists import quote
from i18n_tool.formats.rst.syntax import Text
from i18n_tool.model.unit import Verbatim

if TYPE_CHECKING:
    from i18n_tool.formats.rst.blocks import Scanner
    from i18n_tool.formats.rst.found import Within

_ENTRY = re.compile(r"(?P<title>[^<\s](?:[^<]*[^< ])?) *<(?P<name>[^<>]+)>$")
_NO_DOCUMENT = re.compile(r"[*?\[\]\s]|\A(?:self|genindex|modindex|search)\Z")


def explicit(scanner: "Scanner", at: int, view: View, within: "Within", end: int) -> int:
    """Read a construct of explicit markup that starts at a line; give the line behind it.

    `end` is where the text behind the dots starts on the line.
    """
    line = scanner.lines.text(at, view)
    column = column_of(at, view)
    if match := patterns.FOOTNOTE.match(line) or patterns.CITATION.match(line):
        scanner.leave()
        kind = "footnote" if patterns.FOOTNOTE.match(line) else "citation"
        block = scanner.lines.behind(at, column + match.end(), view)
        scanner.body(block, within.inner(kind))
        return block.stop
    if patterns.TARGET.match(line):
        stop = scanner.past_target(at, view)
        _target(scanner, at, stop, view)
        return stop
    if match := patterns.SUBSTITUTION.match(line):
        return _substitution(scanner, at, match, view, within)
    if match := patterns.DIRECTIVE.match(line):
        block = scanner.lines.behind(at, column + match.end(), view)
        head = scanner.head and match["name"] in {"meta", "title"}
        scanner.leave()
        scanner.head = head
        _directive(scanner, match["name"].lower(), block, within)
        return block.stop
    return _comment(scanner, at, view, end)


def _comment(scanner: "Scanner", at: int, view: View, end: int) -> int:
    """Read a comment, which may speak to the tool."""
    line, column = scanner.lines.text(at, view), column_of(at, view)
    if len(line) == 2 and (at + 1 >= view.stop or scanner.lines.blank(at + 1)):
        return at + 1
    block = scanner.lines.behind(at, column + end, view)
    start, stop = scanner.lines.span(at, column)
    if told := spoken(line[end:], start, stop):
        scanner.found.directives.append(told)
    return block.stop


def _target(scanner: "Scanner", at: int, stop: int, view: View) -> None:
    """Note a hyperlink target: its name, and where it leads if that is elsewhere."""
    line = scanner.lines.text(at, view)
    match = patterns.NAMED_TARGET.match(line)
    if match is None:
        return
    rest = [line[match.end() :]]
    rest += [scanner.lines.text(number, view).strip() for number in range(at + 1, stop)]
    leads = "".join(rest).strip()
    name = " ".join(re.sub(r"\\(.)", r"\1", match["name"]).split())
    place = scanner.lines.place(at, column_of(at, view))
    scanner.found.targets.append((name, place, leads))


def _substitution(
    scanner: "Scanner", at: int, match: re.Match[str], view: View, within: "Within"
) -> int:
    """Read the definition of a substitution: a text, or a picture with one."""
    block = scanner.lines.behind(at, column_of(at, view) + match.end(), view)
    name = (match["directive"] or "").lower()
    if name == "replace":
        scanner.body(block, within.inner("substitution"))
    elif name == "image":
        _directive(scanner, name, block, within)
    return block.stop


def _directive(scanner: "Scanner", name: str, block: View, within: "Within") -> None:
    """Read a directive's argument, options and content; nothing of one that is not known."""
    spec = DIRECTIVES.get(name)
    if spec is None:
        return
    first = block.first
    lines = scanner.lines
    if not lines.text(first, block).strip():
        first += 1
    if first >= block.stop:
        return
    block = block if first == block.first else View(first, block.stop, block.column, block.column)
    if spec.content == "fields":
        _meta(scanner, block)
        return
    stop = first
    while stop < block.stop and lines.text(stop, block).strip():
        stop += 1
    numbers = range(first, stop)
    option = next((on for on in numbers if patterns.FIELD.match(lines.text(on, block))), stop)
    content = View(min(stop + 1, block.stop), block.stop, block.column, block.column)
    if spec.argument == "none":
        if option == stop:
            content = block
        elif option > first:
            _content(scanner, spec, replace(block, stop=option), within)
    else:
        _argument(scanner, spec, replace(block, stop=option))
    if option < stop and (spec.plain or spec.marked):
        _options(scanner, spec, replace(_from(block, option), stop=stop))
    _content(scanner, spec, content, within)


def _from(view: View, number: int) -> View:
    """Give a view from one of its lines on."""
    if number == view.first:
        return view
    return View(number, view.stop, view.column, view.column)


def _argument(scanner: "Scanner", spec: Directive, view: View) -> None:
    """Add the text of a directive's argument."""
    spans = scanner.lines.spans(view) if view.first < view.stop else []
    if spec.plain == PICTURE and len(spans) == 1 and spec.content != "opaque":
        scanner.link(*spans[0])
    if spec.argument == "opaque" or not spans:
        return
    if spec.argument in {"version", "versions"}:
        words = 1 if spec.argument == "version" else 2
        text = scanner.lines.text(view.first, view)
        match = re.match(rf"(?:\S+ *){{{words}}}", text)
        if match is None:
            return
        start = column_of(view.first, view) + match.end()
        spans[0] = scanner.lines.span(view.first, start)
    here = spans[0][0] < spans[0][1]
    fold, hangs = scanner.fold(view.first, view.stop, view) if here else ("", False)
    lined = here == (spec.argument == "text")
    syntax = Text(lined=lined, fold=fold, hangs=hangs)
    scanner.add(spec.kind, spans, Verbatim() if spec.argument == "plain" else syntax)


def _options(scanner: "Scanner", spec: Directive, view: View) -> None:
    """Add the texts of a directive's options."""
    for name, block in _fields(scanner, view):
        if name in spec.plain or name in spec.marked:
            syntax = Verbatim() if name in spec.plain else Text()
            scanner.add(name, scanner.lines.spans(block), syntax)


def _meta(scanner: "Scanner", view: View) -> None:
    """Add the metadata of a page that are text for the project."""
    for name, block in _fields(scanner, view):
        if name.lower() in scanner.text_keys:
            scanner.add(f"meta {name}", scanner.lines.spans(block), Verbatim())


def _fields(scanner: "Scanner", view: View) -> Iterator[tuple[str, View]]:
    """Give the fields of a list: their names, and where their bodies stand."""
    at = view.first
    while at < view.stop:
        match = patterns.FIELD.match(scanner.lines.text(at, view))
        if match is None:
            at += 1
            continue
        block = scanner.lines.behind(at, column_of(at, view) + match.end(), view)
        yield match[1], block
        at = block.stop


def _content(scanner: "Scanner", spec: Directive, view: View, within: "Within") -> None:
    """Read a directive's content."""
    if view.first >= view.stop:
        return
    if spec.content in {"body", "quote", "figure"}:
        kind = {"table title": "table cell"}.get(spec.kind, "")
        kind = "caption" if spec.content == "figure" else kind
        inner = within.inner(kind, titles=spec.titles and within.titles)
        scanner.body(view, inner) if spec.content != "quote" else quote(scanner, view, inner)
    elif spec.content == "glossary":
        _glossary(scanner, view, within)
    elif spec.content == "toctree":
        for number in scanner.lines.filled(view):
            _entry(scanner, number, view)


def _entry(scanner: "Scanner", number: int, view: View) -> None:
    """Read an entry of a table of contents: the name of a document, or a title and a name."""
    column = column_of(number, view)
    text = scanner.lines.text(number, view)
    match = _ENTRY.match(text)
    if match is None:
        if not _NO_DOCUMENT.search(text):
            scanner.link(*scanner.lines.span(number, column))
        return
    span = scanner.lines.span(number, column, column + match.end("title"))
    scanner.add("entry", [span], Verbatim())
    scanner.link(
        *scanner.lines.span(number, column + match.start("name"), column + match.end("name"))
    )


def _glossary(scanner: "Scanner", view: View, within: "Within") -> None:
    """Read a glossary: terms, one a line, and the definition that is indented below them."""
    at = view.first
    while at < view.stop:
        line = scanner.lines.text(at, view)
        if not line.strip():
            at += 1
        elif line.startswith(" "):
            block = scanner.lines.indented(at, view)
            scanner.body(block, within.inner("definition"))
            at = block.stop
        elif line.startswith(".. "):
            at = scanner.lines.behind(at, column_of(at, view) + 3, view).stop
        else:
            scanner.add_term(at, line, column_of(at, view))
            at += 1
