"""Reading HTML: the blocks of text in it, with their exact places."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from i18n_tool.formats.directives import Directive, find, obey
from i18n_tool.formats.html.addresses import addresses
from i18n_tool.formats.html.elements import (
    BLOCKS,
    BUTTONS,
    CLOSED,
    CLOSES,
    DRAWN,
    EDGES,
    KINDS,
    META,
    OTHER_KIND,
    OWN_ATTRIBUTES,
    PLAIN_TEXT,
    RAW_TEXT,
    TEXT_ATTRIBUTES,
)
from i18n_tool.formats.html.reading import (
    is_closed,
    is_foreign,
    language_of,
    pairs,
    texts,
    translates,
)
from i18n_tool.formats.html.syntax import Inline, Text, Value
from i18n_tool.formats.html.tokens import Attribute, Token, attributes, tokens
from i18n_tool.formats.html.units import Piece, opened, plain_unit, unit_of
from i18n_tool.formats.options import DEFAULT, Options
from i18n_tool.model.address import Addresses
from i18n_tool.model.article import Article, Slot
from i18n_tool.model.locale import facts
from i18n_tool.model.unit import Unit

_ROOTS = frozenset({"html", "body"})
"""Elements whose language is the page's, whatever they say."""


@dataclass(frozen=True, slots=True)
class Html:
    """HTML and XHTML, whole pages and fragments, by the laws of identity and locality."""

    name: str = "html"
    endings: tuple[str, ...] = (".html", ".htm", ".xhtml")

    def parse(
        self,
        content: str,
        name: str,
        locale: str,
        options: Options = DEFAULT,  # noqa: ARG002 - the protocol's shape
    ) -> Article:
        """Give the article of a page; nothing in it is refused, what is no text is copied.

        Units are the texts of blocks, in the order of the page, and attributes that readers meet
        (`alt`, `title`, `aria-label`, `placeholder`, descriptions in `<meta>`, labels of buttons),
        also those of a tag inside such a text. `translate="no"`, code, scripts, styles, comments
        and the like are copied.
        """
        target = facts(locale)
        reader = _Reader(content, target.language, target.direction)
        reader.read()
        units = sorted(reader.units, key=lambda unit: unit.start)
        slots = sorted(reader.slots, key=lambda slot: slot.start)
        kept = obey(units, reader.directives)
        return Article(name, locale, self.name, content, kept, tuple(slots))

    def declared_locale(self, content: str) -> str | None:
        """Give the `lang` of the element `html`, as it is spelt there, or None."""
        for token in tokens(content):
            if token.kind == "start" and token.name == "html":
                found = {a.name: content[a.start : a.end] for a in attributes(content, token)}
                return (found.get("lang") or found.get("xml:lang") or "").strip() or None
            if token.kind == "start":
                return None
        return None

    def addresses(self, content: str) -> Addresses:
        """Give the anchors and links of a page; see `i18n_tool.formats.KnowsAddresses`."""
        return addresses(content)


@dataclass(frozen=True, slots=True)
class _Open:
    """A block that is open: its name, the kind of its text, and whether that is copied."""

    name: str
    kind: str
    closed: bool


@dataclass(slots=True)
class _Reader:
    """One pass over the tokens of a page."""

    content: str
    language: str
    """The page's own language, without script and region."""
    direction: str
    """The direction of that language."""
    units: list[Unit] = field(default_factory=list)
    slots: list[Slot] = field(default_factory=list)
    directives: list[Directive] = field(default_factory=list)
    _stack: list[_Open] = field(default_factory=lambda: [_Open("", OTHER_KIND, closed=False)])
    _count: Counter[str] = field(default_factory=Counter)
    _pieces: list[Piece] = field(default_factory=list)
    _syntax: Inline = field(default_factory=Inline)

    def read(self) -> None:
        """Read the page."""
        found = list(tokens(self.content))
        ends = pairs(found)
        until = 0
        for at, token in enumerate(found):
            if at < until:
                continue
            if token.kind == "start" and token.name not in BLOCKS:
                until = self._inline(found, at, ends.get(at))
            else:
                self._other(token)
        self._flush()

    def _other(self, token: Token) -> None:
        """Take a token that is no inline start tag."""
        match token.kind:
            case "start":
                self._block(token)
            case "end" if token.name in BLOCKS:
                self._flush()
                self._pop(token.name)
            case "comment" if told := find(self.content, token.start, token.end):
                self._flush()
                self.directives += told
            case "other":
                self._flush()
                self._syntax = Inline(self._syntax.xml or self._is_xml(token))
            case kind:
                self._pieces.append(Piece(kind, token, token.end))

    def _is_xml(self, token: Token) -> bool:
        return self.content.startswith("<?xml", token.start)

    def _inline(self, found: list[Token], at: int, end: int | None) -> int:
        """Take an inline start tag, and its element where that is copied; give where to go on."""
        token = found[at]
        closed = is_closed(self.content, token) or is_foreign(self.content, token, self.language)
        if token.name in {"script", "style"} or (end and closed):
            until = end + 1 if end else at + 1
            picture = token.name in EDGES
            last = found[until - 1].end
            told = tuple(found[at:until]) if token.name == "svg" else ()
            self._pieces.append(Piece("picture" if picture else "element", token, last, told))
            return until
        self._pieces.append(Piece("break" if token.name == "br" else "start", token, token.end))
        return at + 1

    def _block(self, token: Token) -> None:
        """Take the start tag of a block."""
        self._flush()
        closes = CLOSES.get(token.name, frozenset())
        while self._stack[-1].name in closes:
            self._count[self._stack.pop().name] -= 1
        around = self._stack[-1]
        told = translates(self.content, token)
        closed = around.closed if told is None else not told
        if token.name not in _ROOTS and is_foreign(self.content, token, self.language):
            closed = True
        if not closed:
            self._attributes(token)
        copied = closed or (token.name in CLOSED and told is None)
        if token.name in _ROOTS or (not copied and language_of(self.content, token)):
            self._languages(token)
        if not token.alone:
            kind = KINDS.get(token.name, around.kind)
            self._stack.append(_Open(token.name, kind, copied or token.name in RAW_TEXT))
            self._count[token.name] += 1

    def _pop(self, name: str) -> None:
        """Close the innermost block of that name, and what is open inside it."""
        if self._count[name]:
            while (done := self._stack.pop()).name != name:
                self._count[done.name] -= 1
            self._count[name] -= 1

    def _flush(self) -> None:
        """End the stretch of text before a block's tag: make its unit, and those of its tags."""
        pieces, self._pieces = self._pieces, []
        block = self._stack[-1]
        if not pieces:
            return
        if block.closed:
            for some in opened(self.content, pieces):
                self._text(some, block.kind)
        elif block.name in PLAIN_TEXT:
            for piece in pieces:
                self._plain(piece.start, piece.end, block.kind, Text())
        else:
            self._text(pieces, block.kind)

    def _text(self, pieces: Sequence[Piece], kind: str) -> None:
        """Make the unit of a stretch of text, and those of the tags in it."""
        unit = unit_of(self.content, pieces, kind, self._syntax)
        if unit is not None:
            self.units.append(unit)
        for piece in pieces:
            if piece.kind in {"start", "element", "picture"}:
                self._attributes(piece.token)
                self._drawing(piece)

    def _drawing(self, piece: Piece) -> None:
        """Make units of what a drawing tells readers that cannot see it."""
        if translates(self.content, piece.token) is False:
            return
        for start, text, end in zip(piece.told, piece.told[1:], piece.told[2:], strict=False):
            whole = (start.kind, text.kind, end.kind) == ("start", "text", "end")
            if whole and start.name in DRAWN and start.name == end.name:
                self._plain(text.start, text.end, DRAWN[start.name], Text())

    def _plain(self, start: int, end: int, kind: str, syntax: Text | Value) -> None:
        unit = plain_unit(self.content, (start, end), kind, syntax)
        if unit is not None:
            self.units.append(unit)

    def _attributes(self, token: Token) -> None:
        """Make units of the attributes of a start tag that hold text."""
        if token.kind != "start" or translates(self.content, token) is False:
            return
        if is_foreign(self.content, token, self.language):
            return
        for attribute in texts(self.content, token):
            self._attribute(attribute, TEXT_ATTRIBUTES[attribute.name])
        own = OWN_ATTRIBUTES.get(token.name)
        if own or token.name in {"meta", "input"}:
            found = {attribute.name: attribute for attribute in attributes(self.content, token)}
            if own and own in found:
                self._attribute(found[own], own)
            if token.name == "meta" and (meta := self._meta(found)):
                self._attribute(found["content"], meta)
            if token.name == "input" and self._value(found, "type") in BUTTONS and "value" in found:
                self._attribute(found["value"], "button")

    def _attribute(self, attribute: Attribute, kind: str) -> None:
        value = self.content[attribute.start : attribute.end]
        if attribute.quote or not ("<" in value or "{" in value):  # code may hold any quotes
            self._plain(attribute.start, attribute.end, kind, Value(attribute.quote))

    def _value(self, found: dict[str, Attribute], name: str) -> str:
        """Give the value of an attribute in lower case, or nothing."""
        attribute = found.get(name)
        return self.content[attribute.start : attribute.end].strip().lower() if attribute else ""

    def _meta(self, found: dict[str, Attribute]) -> str:
        """Give the name of a `<meta>` whose content is text for readers, or nothing."""
        names = (self._value(found, key) for key in ("name", "property", "itemprop"))
        name = next(filter(None, names), "")
        return name if name in META and "content" in found else ""

    def _languages(self, token: Token) -> None:
        """Make slots of `lang` and `dir`: of the root always, of others where they have them."""
        found = {attribute.name: attribute for attribute in attributes(self.content, token)}
        after_name = token.start + 1 + len(token.name)
        for name in ("lang", "xml:lang", "dir"):
            kind: Literal["lang", "dir"] = "dir" if name == "dir" else "lang"
            attribute = found.get(name)
            if attribute is not None:
                bare = not attribute.quote and attribute.start == attribute.end
                before, after = ('="', '"') if bare else ("", "")
                self.slots.append(Slot(attribute.start, attribute.end, kind, before, after))
            elif token.name == "html" and name != "xml:lang":
                source = self.direction if name == "dir" else ""
                self.slots.append(Slot(after_name, after_name, kind, f' {name}="', '"', source))
