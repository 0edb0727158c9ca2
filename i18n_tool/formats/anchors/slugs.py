"""How site generators make an id of a heading's words, one function each.

Each is a few lines of the generator's own rules; libraries of slugs (`python-slugify`) follow none
of them, and an id that differs in one character leads nowhere. A function takes the words of a
heading, as its generator has them, and gives the id before it is numbered; it may be empty.
"""

import unicodedata

import regex

_WORD = r"\p{Alphabetic}\p{M}\p{Nd}\p{Pc}"
_NOT_WORDS = regex.compile(rf"[^{_WORD}\- \t]+")
_NOT_ASCIIDOC = regex.compile(rf"[^{_WORD} .-]+")
_NOT_MDBOOK = regex.compile(r"[^\p{Alphabetic}\p{N}_\s-]+")
_NOT_PANDOC = regex.compile(r"[^\p{L}\p{M}\p{N}_\s.-]+")
_NOT_HUGO = regex.compile(r"[^\p{L}\p{Nd}_\- \t]+")
_NOT_ASCII = regex.compile(r"[^a-zA-Z0-9_\s-]+")
_SPECIAL = regex.compile(r"[\s~`!@#$%^&*()\-_+=\[\]{}|\\;:\"'“”‘’<>,.?/]+")
_MARKS = regex.compile(r"[\u0300-\u036f]+")
_CONTROLS = regex.compile(r"[\x00-\x1f]+")
_SPACES = regex.compile(r"\s")
_BLANKS = regex.compile(r"\s+")
_HYPHENS = regex.compile(r"-{2,}")
_DASHES = regex.compile(r"[-\s]+")
_NO_LETTERS = regex.compile(r"\P{L}*+")
_POINTS = regex.compile(r"[ .-]+")
_LOW_POINTS = regex.compile(r"[ _.-]+")
_NOT_DOCUTILS = regex.compile(r"[^a-z0-9]+")
LETTERS = str.maketrans(
    {
        "ø": "o", "đ": "d", "ħ": "h", "ı": "i", "ł": "l", "ŧ": "t", "ƀ": "b", "ɨ": "i",
        "ß": "sz", "æ": "ae", "œ": "oe",
    }
)  # fmt: skip
"""Letters of Europe that Unicode does not take apart, as docutils writes them."""


def github(words: str) -> str:
    """Give the id on GitHub, and of what follows it (github-slugger: Docusaurus, MyST)."""
    return _NOT_WORDS.sub("", words.lower()).replace(" ", "-").replace("\t", "")


def github_plain(words: str) -> str:
    """Give the id on GitHub as most people write it: without the mark that makes an emoji one."""
    return github(words.replace("\ufe0f", ""))


def kramdown(words: str) -> str:
    """Give the id of kramdown with its GFM parser, as Jekyll runs it."""
    return _NOT_WORDS.sub("", words.lower()).replace(" ", "-").replace("\t", "-")


def gitlab(words: str) -> str:
    """Give the id on GitLab: as on GitHub, with single hyphens and no number alone."""
    slug = _HYPHENS.sub("-", github(words.strip()))
    return f"anchor-{slug}" if slug.isdecimal() else slug


def hugo(words: str) -> str:
    """Give the id of Hugo (`autoHeadingIDType = "github"`), of the words as they are written."""
    slug = _NOT_HUGO.sub("", words).lower()
    return slug.replace(" ", "-").replace("\t", "-") or "heading"


def mkdocs(words: str) -> str:
    """Give the id of Python-Markdown's table of contents, as MkDocs runs it: ASCII alone."""
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode()
    return _DASHES.sub("-", _NOT_ASCII.sub("", plain).strip().lower())


def unicode_mkdocs(words: str) -> str:
    """Give the id of MkDocs where it is set up to keep the letters of every script."""
    plain = regex.sub(r"[^\w\s-]+", "", unicodedata.normalize("NFC", words))
    return _DASHES.sub("-", plain.strip().lower())


def mdbook(words: str) -> str:
    """Give the id of mdBook, which leaves capitals beyond ASCII."""
    kept = _SPACES.sub("-", _NOT_MDBOOK.sub("", words.strip()))
    return "".join(char.lower() if char.isascii() else char for char in kept)


def vitepress(words: str) -> str:
    """Give the id of VitePress (`@mdit-vue/shared`)."""
    plain = _MARKS.sub("", unicodedata.normalize("NFKD", words))
    slug = _SPECIAL.sub("-", _CONTROLS.sub("", plain)).strip("-").lower()
    return f"_{slug}" if slug[:1] in set("0123456789") and slug else slug


def pandoc(words: str) -> str:
    """Give the id of Pandoc's `auto_identifiers`: it begins with a letter."""
    slug = _BLANKS.sub("-", _NOT_PANDOC.sub("", words).strip()).lower()
    return _NO_LETTERS.sub("", slug, count=1) or "section"


def asciidoctor(words: str) -> str:
    """Give the id of Asciidoctor: `_section_title`."""
    return "_" + _LOW_POINTS.sub("_", _NOT_ASCIIDOC.sub("", words.lower())).strip("_")


def antora(words: str) -> str:
    """Give the id of Asciidoctor as Antora's own sites set it up: `section-title`."""
    return _POINTS.sub("-", _NOT_ASCIIDOC.sub("", words.lower())).strip("-")


def docutils(words: str) -> str:
    """Give the id of docutils, and so of Sphinx, for reStructuredText: ASCII alone."""
    plain = unicodedata.normalize("NFKD", words.lower().translate(LETTERS))
    slug = _NOT_DOCUTILS.sub("-", " ".join(plain.encode("ascii", "ignore").decode().split()))
    return slug.lstrip("-0123456789").rstrip("-")
