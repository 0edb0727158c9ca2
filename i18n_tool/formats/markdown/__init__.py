"""Markdown: CommonMark with the extensions of GitHub, and what generators put around it.

Tables, task lists, footnotes, strikethrough, alerts, definition lists and math; YAML and TOML front
matter; MDX; admonitions; the tags of Hugo, Jinja and Liquid. See `masks` for what is hidden from
the parser, `blocks` for what is language, `syntax` for how a translation is written.
"""

from collections.abc import Iterable

from i18n_tool.formats import directives
from i18n_tool.formats.markdown.addresses import addresses
from i18n_tool.formats.markdown.blocks import Blocks, blocks, outermost
from i18n_tool.formats.markdown.embedded import embedded, tagged
from i18n_tool.formats.markdown.front import front
from i18n_tool.formats.markdown.masks import Masked, mask
from i18n_tool.formats.markdown.parser import events
from i18n_tool.formats.markdown.titles import is_inside, others
from i18n_tool.formats.markdown.units import units_of
from i18n_tool.formats.options import DEFAULT, Options
from i18n_tool.model.address import Addresses
from i18n_tool.model.article import Article
from i18n_tool.model.unit import Unit


class Markdown:
    """The format of Markdown articles.

    Laws 1 and 2 hold since it only says where text stands: what is no unit is copied.
    """

    name = "markdown"
    endings = (".md", ".markdown", ".mdx")

    def parse(
        self,
        content: str,
        name: str,
        locale: str,
        options: Options = DEFAULT,
    ) -> Article:
        """Give the article with its units; see `i18n_tool.formats.Format`. Refuses nothing."""
        head = front(content, options.text_keys)
        masked = mask(content, head.end)
        found = blocks(events(masked.text), frozenset(masked.admonitions))
        units = [*head.units, *_body(content, locale, masked, found)]
        if "i18n:" in content:
            units = list(directives.obey(units, _directives(content, masked, found)))
        return Article(name, locale, self.name, content, tuple(units), head.slots)

    def declared_locale(self, content: str) -> str | None:
        """Give the value of `lang` in the front matter, as it is spelt there, or None."""
        return front(content).locale

    def addresses(self, content: str) -> Addresses:
        """Give the anchors and links of the content; see `i18n_tool.formats.KnowsAddresses`."""
        return addresses(content)


def _body(content: str, locale: str, masked: Masked, found: Blocks) -> Iterable[Unit]:
    """Give the units of the text after the front matter, in order."""
    units: list[Unit] = []
    for block in found.texts:
        of_block = units_of(content, block, masked.opaque)
        units += of_block or tagged(content, locale, block, masked)
    units += (unit for block in found.html for unit in embedded(content, locale, block, masked))
    units += others(content, masked, found, units)
    return sorted(units, key=lambda unit: unit.start)


def _directives(content: str, masked: Masked, found: Blocks) -> tuple[directives.Directive, ...]:
    """Give the directives in the comments of an article; code may show one that is none."""
    code = outermost([*found.code, *(span for block in found.texts for span in block.opaque)])
    shown = (span for span in masked.comments if not is_inside(span, code))
    comments = sorted([*found.comments, *shown])
    return tuple(one for span in comments for one in directives.find(content, *span))


FORMAT = Markdown()
