"""What in a text is markup, for the checks: code spans, links, tags, URLs; and what is left of it.

The checks look at one segment, not at an article, so this reads what a translator sees: Markdown's
inline notation, HTML tags with or without attributes, and bare URLs. One scan by one compiled
expression a text, kept for the checks that follow.
"""

import re
from collections.abc import Callable
from functools import lru_cache

_TICKS = re.compile(r"`+")
_AFTER = ".,;:!?*_~…»”“„’‘،؛؟۔।॥፣፤።፡"
"""The sentence's own marks, in any script, which may stand behind a URL."""

_TAG_START = re.compile(r"<[A-Za-z/!?]")
_WHOLE_TAG = re.compile(r"<[^>\"']*+(?:(?:\"[^\"]*+\"|'[^']*+')[^>\"']*+)*+>")

TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9:.-]*|[0-9]+)((?:\s[^<>]*)?/?)>")
"""An HTML, numbered (`<1>`) or MDX tag: slash, name, attributes. No bare `a < b`."""

URL = re.compile(
    r"(?<![A-Za-z0-9])[A-Za-z][A-Za-z0-9+.-]{1,15}://[^\s<>\"'`\u3000-\u303f\uff00-\uffef\[\]{}|]+"
    r"|(?:mailto|xmpp):[^\s<>)]+",
    re.IGNORECASE,
)
"""A bare URL, in any case, also where letters of another script touch it; ends before white space,
quotes, brackets and full-width punctuation."""

TARGET = re.compile(
    r"\]\(\s*+(<[^<>\n]*>|[^\s()]*+(?:\([^\s()]*+\)[^\s()]*+)*+|)"
    r"(\s*+(?<=\s)(?:\"[^\"]*\"|'[^']*'))?+\s*+\)"
)
"""The end of a Markdown link: its target, and its title."""

_ATTRIBUTE = re.compile(
    r"([^\s\"'<>/=]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|\{([^{}]*)\}|([^\s\"'<>=`]+)))?"
)

REFERENCE = re.compile(r"\]\[([^\[\]\n]*)\]")
"""The end of a Markdown reference link."""

_ATTRIBUTES = re.compile(r"\{[#.:][^{}\n]*\}|\{(?:i18n-)?[a-z-]+=[^{}\n]*\}")
LISTS = re.compile(r"\{:?\s*[#.][^{}\n]*\}|\{:?\s*[a-z-]+=[^{}\n]*\}")
"""Attributes in braces: `{#id .note}`, `{: .note}`, `{width=50}`."""

_ENTITY = re.compile(r"&(?:#\d+|#x[0-9a-fA-F]+|[A-Za-z][A-Za-z0-9]*);")
_MARKS = re.compile(r"\*+|~~|(?<!\w)_+|(?<!_)_++(?!\w)|!?\[|\]")


def attributes(text: str) -> list[tuple[str, str]]:
    """Give the attributes of all tags: names in lower case, and values without their quotes."""
    return [
        (each[1].lower(), each[2] or each[3] or each[4] or each[5] or "")
        for tag in TAG.finditer(without_code(text))
        if tag[3]
        for each in _ATTRIBUTE.finditer(tag[3].rstrip("/"))
    ]


def split_url(found: str) -> str:
    """Give a bare URL without the sentence's own marks at its end."""
    end = len(found.rstrip(_AFTER))
    unopened = found.count(")", 0, end) - found.count("(", 0, end)
    while unopened > 0 and found[end - 1 : end] == ")":
        unopened -= 1
        end = len(found[: end - 1].rstrip(_AFTER)) if found[end - 2] in _AFTER else end - 1
    return found[:end]


def code_spans(text: str) -> list[tuple[int, int, int]]:
    """Give Markdown's code spans: where each starts and ends, and its backticks at either end.

    It ends at the next run of as many backticks. In time linear in the text, since the next one of
    each length is known before any is asked for.
    """
    if "`" not in text:
        return []
    runs = [match.span() for match in _TICKS.finditer(text)]
    partner: dict[int, int] = {}
    shorter: dict[int, int] = {}
    closing: dict[int, int] = {}
    for at in range(len(runs) - 1, -1, -1):
        size = runs[at][1] - runs[at][0]
        for known, count in ((partner, size), (shorter, size - 1)):
            if count in closing:
                known[at] = closing[count]
        closing[size] = at
    spans: list[tuple[int, int, int]] = []
    at = 0
    done = 0
    while at < len(runs):
        start, inner = runs[at]
        # an odd backslash makes text of the first backtick, and the others may open a span
        escaped = _ends_odd(text, done, start)
        end = (shorter if escaped else partner).get(at)
        if end is not None:
            at, done = end, runs[end][1]
            spans.append((start + escaped, done, inner - start - escaped))
        at += 1
    return spans


def _ends_odd(text: str, start: int, end: int) -> bool:
    """Say whether a stretch of a text ends in an odd number of backslashes."""
    count = 0
    while end - count > start and text[end - count - 1] == "\\":
        count += 1
    return count % 2 == 1


def _is_in_tag(text: str, start: int, end: int) -> bool:
    """Say whether a stretch that has no code ends within what may be a tag; linear."""
    while opened := _TAG_START.search(text, start, end):
        whole = _WHOLE_TAG.match(text, opened.start(), end)
        if whole is None or opened[0] in {"<!", "<?"}:
            return text.find(">", end) >= 0
        start = whole.end()
    return False


def codes_of(text: str) -> list[str]:
    """Give what stands in each code span."""
    return [text[start + size : end - size] for start, end, size in code_spans(text)]


def replace_codes(text: str, replacement: Callable[[str], str]) -> str:
    """Give the text with something else for each code span, its backticks included."""
    parts: list[str] = []
    done = 0
    for start, end, _ in code_spans(text):
        parts += text[done:start], replacement(text[start:end])
        done = end
    return "".join([*parts, text[done:]]) if parts else text


@lru_cache(maxsize=4096)
def without_code(text: str) -> str:
    """Give the text with a space for each code span.

    A backtick within a tag opens none. Where one may be within a tag, the whole text stays as it
    is, so that nothing is taken for code that a reader's browser takes for markup.
    """
    if "<" in text:
        done = 0
        for start, end, _ in code_spans(text):
            if _is_in_tag(text, done, start):
                return text
            done = end
    return replace_codes(text, lambda _: " ")


@lru_cache(maxsize=4096)
def prose(text: str) -> str:
    """Give the words of a text: code, link targets, URLs, tags and Markdown's marks are gone.

    The text of links stays. Entities become a space.
    """
    text = without_code(text)
    if "](" in text:
        text = TARGET.sub("]", text)
    if "][" in text:
        text = REFERENCE.sub("]", text)
    if "<" in text:
        text = TAG.sub(" ", text)
    if "://" in text or "mailto:" in text:
        text = URL.sub(" ", text)
    if "{" in text:
        text = _ATTRIBUTES.sub(" ", text)
    if "&" in text:
        text = _ENTITY.sub(" ", text)
    return _MARKS.sub("", text)
