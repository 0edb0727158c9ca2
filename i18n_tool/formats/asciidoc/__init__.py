"""AsciiDoc, as Asciidoctor and Antora read it: `.adoc`, `.asciidoc`, `.asc`.

No parser of AsciiDoc gives exact places (Asciidoctor knows lines, and only of blocks), and the
grammars for tree-sitter do not read what Asciidoctor reads. So the lines are scanned here, and
Asciidoctor itself is the judge in the tests. See `blocks` for what is language, `inline` for what
no sentence is cut in, `syntax` for how a translation is written.
"""

import re

from i18n_tool.formats import directives
from i18n_tool.formats.asciidoc.addresses import addresses_of
from i18n_tool.formats.asciidoc.blocks import Blocks
from i18n_tool.formats.asciidoc.lines import read_lines
from i18n_tool.formats.asciidoc.reader import Shared
from i18n_tool.formats.asciidoc.scan import Found, Outer
from i18n_tool.formats.asciidoc.units import units_of
from i18n_tool.formats.markdown.front import Front, front
from i18n_tool.formats.options import DEFAULT, Options
from i18n_tool.model.address import Addresses
from i18n_tool.model.article import Article

_NAME = re.compile(r"\{(\w[\w-]*)\}")


class AsciiDoc:
    """The format of AsciiDoc articles.

    Laws 1 and 2 hold since it only says where text stands: what is no unit is copied. The one thing
    that grows with a translation is the line below a title that has one.
    """

    name = "asciidoc"
    endings = (".adoc", ".asciidoc", ".asc")

    def parse(self, content: str, name: str, locale: str, options: Options = DEFAULT) -> Article:
        """Give the article with its units; see `i18n_tool.formats.Format`.

        Refuses a delimited block that is not closed: where it ends nobody knows.
        """
        head = front(content, options.text_keys)
        found = _scan(content, name, head, options)
        names = frozenset({*found.attributes, *_NAME.findall(content)})
        both = [*head.units, *units_of(content, found, names)]
        units = sorted(both, key=lambda unit: unit.start)
        kept = directives.obey(units, found.directives) if found.directives else tuple(units)
        return Article(name, locale, self.name, content, kept, (*head.slots, *found.slots))

    def declared_locale(self, content: str) -> str | None:
        """Give the value of `:lang:`, or of `lang` in the front matter, or None."""
        head = front(content)
        if head.locale is not None or ":lang:" not in content:
            return head.locale
        return _scan(content, "", head, DEFAULT).locale

    def addresses(self, content: str) -> Addresses:
        """Give the anchors and links of the content, each in its order."""
        found = _scan(content, "", front(content), DEFAULT)
        return addresses_of(content, found)


def _scan(content: str, name: str, head: Front, options: Options) -> Found:
    """Give all that is found in the text after the front matter."""
    lines = read_lines(content, head.end)
    found = Found(name or "article", keys=frozenset(options.text_keys))
    before = content.count("\n", 0, head.end)
    found.lines = lines
    found.before = before
    Blocks(Shared(found, lines), lines, (0, len(lines)), Outer()).read()
    return found


FORMAT = AsciiDoc()
