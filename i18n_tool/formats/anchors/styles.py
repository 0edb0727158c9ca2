"""The styles of site generators, as data: how each makes, numbers and writes anchors."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

from i18n_tool.formats.anchors import slugs

Numbering = Literal["free", "count", "low", "from two", "id"]
"""How the second heading of one id is told apart: the first free of `-1`, `-2`; `-1` by counting,
free or not; `_1`; `_2`; `id1` throughout the page."""

ELEMENT = '<a id="{}"></a>'
"""An anchor that says nothing of how its heading's own id is made: it works everywhere."""

BRACES = " {{#{}}}"
"""An id that stands in the place of the one that would be made."""


@dataclass(frozen=True, slots=True)
class Style:
    """What one generator does about the headings of one format."""

    slug: Callable[[str], str]
    numbering: Numbering = "free"
    written: str = ELEMENT
    """How an anchor is written at the heading's place, with `{}` for its id."""
    raw: bool = False
    """Whether its id is made of the heading as it is written, and not of its words."""
    tags: bool = False
    """Whether headings that are elements of HTML get an id, too."""
    minds: bool = True
    """Whether numbering minds ids that are given."""
    behind: bool = False
    """Whether an anchor stands behind the `#` that close a heading, and not before them."""
    by_words: bool = False
    """Whether an anchor is named by the heading's words, which make its id and are what the article
    itself refers to it by (`` `Title`_ `` in reStructuredText)."""
    fits: str = ".+"
    """What an id must match to be written so; others are written as an element."""

    @property
    def replaces(self) -> bool:
        """Say whether an anchor stands in the place of the id that would be made."""
        return self.written.endswith("}")


_ASCIIDOCTOR = Style(slugs.asciidoctor, "from two", "[#{}]\n")
_ANTORA = Style(slugs.antora, "from two", "[#{}]\n")
_DOCUTILS = Style(slugs.docutils, "id", ".. _`{}`:\n\n", by_words=True)

MARKDOWN: Mapping[str, Style] = {
    "github": Style(slugs.github, tags=True),
    "gitlab": Style(slugs.gitlab, tags=True),
    "docusaurus": Style(slugs.github, written=BRACES, minds=False),
    "hugo": Style(slugs.hugo, written=BRACES, raw=True, behind=True),
    "jekyll": Style(
        slugs.kramdown, "count", BRACES, minds=False, behind=True, fits=r"[A-Za-z][A-Za-z0-9_:-]*"
    ),
    "mdbook": Style(slugs.mdbook, "count", BRACES, minds=False, behind=True),
    "mkdocs": Style(slugs.mkdocs, "low", " {{ #{} }}"),
    "pandoc": Style(slugs.pandoc, written=BRACES, behind=True),
    "sphinx": Style(slugs.github),
    "vitepress": Style(slugs.vitepress, written=BRACES),
}
"""The generators that read Markdown, by the name that the configuration calls them."""

STYLES: Mapping[str, Mapping[str, Style]] = {
    "markdown": MARKDOWN,
    "rst": {"sphinx": _DOCUTILS},
    "asciidoc": {"asciidoctor": _ASCIIDOCTOR, "antora": _ANTORA},
}
"""The styles of each format, by generator; what has none here gets no anchors."""

POSSIBLE: Mapping[str, tuple[Style, ...]] = {
    "markdown": (
        *MARKDOWN.values(),
        Style(slugs.unicode_mkdocs, "low"),
        Style(slugs.github_plain, tags=True),
    ),
    "rst": (_DOCUTILS,),
    "asciidoc": (_ASCIIDOCTOR, _ANTORA),
}
"""All the styles that an article of a format may be read in, where nothing says in which."""


def style_of(generator: str, article_format: str) -> Style | None:
    """Give how a generator treats a format, else how the format's own does; None for no anchors.

    A generator of Markdown that reads AsciiDoc, too (Hugo, Jekyll) has Asciidoctor do it.
    """
    styles = STYLES.get(article_format)
    if not styles:
        return None
    return styles.get(generator) or next(iter(styles.values()))
