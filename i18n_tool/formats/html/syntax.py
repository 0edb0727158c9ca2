"""How text is written in HTML, and what of it translators see.

Entities stay as the author wrote them. Tags are shown without their attributes, numbered where a
sentence has several of that name and any of them has attributes: `<a1>…</a1> <a2>…</a2>`. Their
attributes that hold text are units of their own. What is not translated is shown by its words
(`<code>ls</code>`, whatever tags it holds) or, where it has none, as an empty element
(`<svg></svg>`). Comments inside a sentence are not shown; in the translation they stand behind it.
"""

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from html.entities import html5

from i18n_tool.formats.html.elements import PLAIN_TAGS
from i18n_tool.formats.html.reading import SPACE, read
from i18n_tool.formats.html.tokens import CODE, TEMPLATE

_ENTITY = re.compile(r"&(?:#[0-9]{1,7};|#[xX][0-9a-fA-F]{1,6};|([A-Za-z][A-Za-z0-9]{1,31};))?")
_UNCLOSED = re.compile(r"&(?:#[0-9]{1,7}+|#[xX][0-9a-fA-F]{1,6}+|[A-Za-z][A-Za-z0-9]{1,31}+)(?!;)")
_CODE = re.compile(CODE)
_SHOWN = re.compile(
    r"(?P<code>" + TEMPLATE + r"|<\?php[0-9]*\?>|<%[0-9]*%>|<!--#\w+-->)"
    r"|<(?P<close>/?)(?P<name>[A-Za-z][\w:.-]*+)(?P<more>(?:[^<>\"']++|\"[^\"<]*+\"|'[^'<]*+')*+)>"
)


def unclosed(raw: str) -> frozenset[str]:
    """Give what in a source looks like an entity without its semicolon: `&nbsp`, the `&T` of AT&T.

    Browsers read some of them as entities. A translation that has the same keeps it as it is.
    """
    return frozenset(_UNCLOSED.findall(raw)) if "&" in raw else frozenset()


def escape(text: str, quote: str = "", kept: frozenset[str] = frozenset()) -> str:
    """Give a text as HTML: `&` of no entity, `<` and the quote that it stands in are escaped.

    `kept` are entities without a semicolon that stay as they are.
    """
    if "&" in text:
        text = _escape_ampersands(text, kept)
    text = text.replace("<", "&lt;").replace("]]>", "]]&gt;")  # what may end is not begun here
    if quote:
        text = text.replace(quote, "&quot;" if quote == '"' else "&#39;")
    return SPACE.sub(" ", text) if "\n" in text or "\r" in text else text


def escape_around_code(text: str, raw: str, quote: str = "") -> str:
    """Give a text as HTML, as `escape` does; programs and templates of its source stay as they are.

    What only looks like one and does not stand in the source is text.
    """
    kept = unclosed(raw)
    codes = {match[0] for match in _CODE.finditer(raw)} if "<" in raw or "{" in raw else ()
    pieces: list[str] = []
    at = 0
    for match in _CODE.finditer(text) if codes else ():
        if match[0] in codes:
            pieces += (escape(text[at : match.start()], quote, kept), match[0])
            at = match.end()
    return "".join([*pieces, escape(text[at:], quote, kept)])


def _escape_ampersands(text: str, kept: frozenset[str]) -> str:
    """Give a text with each `&` of no entity escaped."""
    pieces: list[str] = []
    at = 0
    for match in _UNCLOSED.finditer(text) if kept else ():
        if match[0] in kept:
            pieces += (_ENTITY.sub(_entity, text[at : match.start()]), match[0])
            at = match.end()
    return "".join([*pieces, _ENTITY.sub(_entity, text[at:])])


def _entity(match: re.Match[str]) -> str:
    """Keep an entity that HTML knows; escape the `&` of anything else."""
    known = match[0] != "&" and (match[1] is None or match[1] in html5)
    return match[0] if known else "&amp;" + match[0][1:]


@dataclass(frozen=True, slots=True)
class Inline:
    """The syntax of text among inline tags; `xml` is true where an empty tag must be closed."""

    xml: bool = False

    def read(self, raw: str) -> str:
        """Give the sentence with its tags as translators see them."""
        if "<" not in raw:
            return raw
        reading = read(raw)
        shown = "".join(reading.shown)
        return re.sub(" {2,}", " ", shown).strip(" ") if reading.comments else shown

    def write(self, text: str, raw: str) -> str:
        """Give the HTML of a translation: its tags get their attributes back, its text is escaped.

        A tag that the source does not have stays where it is a plain one (`<em>`), and is written
        as text otherwise. A tag that the translation has lost is lost: a check says so.
        """
        if text == self.read(raw):
            return raw
        return _Writer(raw, xml=self.xml).write(text)

    def close(self, body: str, raw: str) -> str:  # noqa: ARG002 - the protocol's shape
        """Give the unit as it is."""
        return body


class _Writer:
    """Puts the marks of one sentence back into its translation."""

    def __init__(self, raw: str, *, xml: bool) -> None:
        reading = read(raw)
        self._sources: defaultdict[str, list[str]] = defaultdict(list)
        for mark in reading.marks:
            self._sources[mark.key].append(mark.raw)
        self._elements = {shown: list(raws) for shown, raws in reading.elements.items()}
        self._names = {shown[1 : shown.index(">")] for shown in reading.elements}
        self._comments = "".join(reading.comments)
        self._kept = unclosed(raw)
        self._xml = xml
        self._used: Counter[str] = Counter()
        self._unclosed: set[str] = set()

    def write(self, text: str) -> str:
        """Give the translation as HTML."""
        pieces: list[str] = []
        at = 0
        while match := _SHOWN.search(text, at):
            pieces.append(escape(text[at : match.start()], kept=self._kept))
            element, at = self._element(text, match)
            pieces.append(element or self._tag(match))
        pieces += (escape(text[at:], kept=self._kept), self._comments)
        return "".join(pieces)

    def _element(self, text: str, match: re.Match[str]) -> tuple[str, int]:
        """Give the source of an element that is not translated, if one is here, and its end."""
        name = match["name"]
        if name not in self._names or match["close"] or name in self._unclosed:
            return "", match.end()
        end = text.find(f"</{name}>", match.end())
        if end < 0:
            self._unclosed.add(name)
            return "", match.end()
        end += len(name) + 3
        shown = text[match.start() : end]
        if shown not in self._elements:
            return "", match.end()
        sources = self._elements[shown]
        return (sources.pop(0) if len(sources) > 1 else sources[0]), end

    def _tag(self, match: re.Match[str]) -> str:
        """Give the source of a tag or code, or the text of what only looks like one."""
        key = match["code"] or match["close"] + match["name"]
        sources = self._sources.get(key)
        if not sources and not match["code"]:
            sources = self._sources.get(key.lower())
        if not sources:
            return self._new(match)
        source = sources[min(self._used[key], len(sources) - 1)]
        self._used[key] += 1
        return source

    def _new(self, match: re.Match[str]) -> str:
        """Give what stands for a tag that the source does not have."""
        name = (match["name"] or "").lower()
        if name not in PLAIN_TAGS or match["more"].strip(" /"):
            return escape(match[0])
        if name in {"br", "wbr"}:
            return "" if match["close"] else f"<{name} />" if self._xml else f"<{name}>"
        return f"<{match['close']}{name}>"


@dataclass(frozen=True, slots=True)
class Value:
    """The syntax of an attribute's value between its quotes."""

    quote: str

    def read(self, raw: str) -> str:
        """Give the value as it stands, with its entities."""
        return raw

    def write(self, text: str, raw: str) -> str:
        """Give the translation with `&`, `<` and the quote escaped."""
        return escape_around_code(text, raw, self.quote or '"')

    def close(self, body: str, raw: str) -> str:  # noqa: ARG002 - the protocol's shape
        """Give the value, in quotes where it had none."""
        return body if self.quote else '"' + body.replace('"', "&quot;") + '"'


@dataclass(frozen=True, slots=True)
class Text:
    """The syntax of an element that holds text and entities but no tags: `<title>`."""

    def read(self, raw: str) -> str:
        """Give the text as it stands, with its entities."""
        return raw

    def write(self, text: str, raw: str) -> str:
        """Give the translation with `&` and `<` escaped."""
        return escape_around_code(text, raw)

    def close(self, body: str, raw: str) -> str:  # noqa: ARG002 - the protocol's shape
        """Give the unit as it is."""
        return body
