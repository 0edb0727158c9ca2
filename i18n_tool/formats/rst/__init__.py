"""reStructuredText: that of docutils, with the directives of Sphinx.

See `blocks` for what is language, `catalogue` for the directives that are known, `syntax` for how
a translation is written, `addresses` for links and the places that they lead to.
"""

from i18n_tool.formats import directives
from i18n_tool.formats.options import DEFAULT, Options
from i18n_tool.formats.rst.addresses import addresses_of
from i18n_tool.formats.rst.blocks import scan
from i18n_tool.formats.rst.units import unit_of
from i18n_tool.model.address import Addresses
from i18n_tool.model.article import Article, Slot


class RestructuredText:
    """The format of reStructuredText articles.

    Laws 1 and 2 hold since it only says where text stands: what is no unit is copied.
    """

    name = "rst"
    endings = (".rst", ".rest")

    def parse(
        self,
        content: str,
        name: str,
        locale: str,
        options: Options = DEFAULT,
    ) -> Article:
        """Give the article with its units; see `i18n_tool.formats.Format`. Refuses nothing."""
        found = scan(content, options)
        units = tuple(unit_of(content, block) for block in found.texts)
        if found.directives:
            units = directives.obey(units, found.directives)
        slots = (Slot(*found.language, "lang"),) if found.language else ()
        return Article(name, locale, self.name, content, units, slots)

    def declared_locale(self, content: str) -> str | None:
        """Give the locale that the field `:lang:` or `:language:` at the head names, or None."""
        if "\n:lang" not in content[:4000] and not content.removeprefix("\ufeff").startswith(
            ":lang"
        ):
            return None
        language = scan(content, DEFAULT).language
        return content[slice(*language)] if language else None

    def addresses(self, content: str) -> Addresses:
        """Give the anchors and links of the content; see `addresses`."""
        return addresses_of(content, scan(content, DEFAULT))


FORMAT = RestructuredText()
