"""The targets by name, each with the words that mean something to it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from tests.fuzz import articles, catalogs, merging, settings, texts


@dataclass(frozen=True, slots=True)
class Target:
    """One thing that is fuzzed."""

    run: Callable[[bytes], None]
    """Raises where an input makes it break a law."""
    words: tuple[str, ...] = ()
    """What mutations put in, beside chance."""
    share: int = 1
    """How much of the time it gets, beside others."""


PO = (
    'msgid "', 'msgid ""\n', 'msgstr "', 'msgstr ""\n', 'msgstr[0] "', 'msgstr[1] ""', 'msgctxt "', 'msgid_plural "',
    "#~ ", "#| ", "#~| ", "#, fuzzy\n", "#, ", "#: a.md:1\n", "#. ", "# ", "#~", "#=", "#|msgid", '#| msgid "a"\n',
    '"\n"', "\\n", '\\"', "\\\\", "\\x41", "\\101", "\\t", "\\r", "\\a", "\\", "\ufeff", "\r\n", "\r", "\v", "\f", "\n\n",
    "Content-Type: text/plain; charset=", "Plural-Forms: nplurals=2; plural=n>1;\\n", "Language: uk\\n", 'domain "a"\n',
    "<<<<<<< ours\n", "=======\n", ">>>>>>> theirs\n", "# @reviewed 2026-11-24 aaaaaaaaaaaaaaaaaaaaaaaaaa\n",
    "# @by A <a@b>\n", "# @from memory\n", "# @joined ", "# @draft ", "\u2060", "\u2068a b\u2069", "\x85", "\u2028", "CHARSET",
)  # fmt: skip
RECORD = (
    "@draft", "@reviewed", "@rejected", "@joined", "@by ", "@from ", "@why ", "@allow ", " 2026-11-24 ", "a" * 26, "87%",
    "[87%]", "<a@b>", "A B", "\n@", "\u3000", "日本", "\u2028", "\t", "\x85", "\x0b",
)  # fmt: skip
PLURAL = (
    "n", "nplurals=", "; plural=", "n%10", "n%100", "==", "!=", ">=", "<=", "&&", "||", "?", ":", "!", "(", ")", "1",
    "n>1", "n!=1", "0", "INTEGER", "EXPRESSION", "\u0663", "4294967295", "/", "-", "*", "+", "<", "\u00a0",
)  # fmt: skip
MARKDOWN = (
    "# ", "## ", "- ", "1. ", "> ", "```", "~~~", "    ", "\t", "***", "---", "===", "| a | b |\n|---|---|\n", "|", "[a](b)",
    "![a](b)", "[a]: b\n", "[a][b]", "[^1]", "[^1]: ", "<b>", "</b>", "<!-- ", " -->", "<div>\n", "</div>\n", "&amp;", "\\",
    "**", "*", "_", "~~", "`", "``", "  \n", "\\\n", "$a$", "$$\n", "{{ a }}", "{% b %}", "{{< c >}}", "---\ntitle: a\n---\n",
    "+++\ntitle = 'a'\n+++\n", ":::note\n", ":::\n", "- [ ] ", "a\n: b\n", "import a from 'b'\n", "<A b={c}>", "{a}", "</A>",
    "http://a.example", "<http://a.example>", "i18n: off", "<!-- i18n: on -->", "\r\n", "\ufeff", "\u2028", "<script>",
    "</script>", "<?", "?>", "<![CDATA[", "]]>", "!!! note\n", "===\n", '=== "a"\n', "# a {#b}", "\u00a0", "。", "[[a]]", "\x0c",
)  # fmt: skip
HTML = (
    "<p>", "</p>", "<b>", "</b>", "<a href='b' title=\"c\">", "</a>", "<br>", "<img alt='a'>", "<!--", "-->", "<!DOCTYPE html>",
    "<script>", "</script>", "<style>", "</style>", "<pre>", "</pre>", "<textarea>", "</textarea>", "<title>", "</title>",
    "<html lang=fr dir='rtl'>", '<meta name=description content="a">', "<li>", "<td>", "<table>", "<select><option>",
    "<svg>", "</svg>", "<math>", "<template>", "translate=no", "<![CDATA[", "]]>", "<?php", "?>", "&nbsp;", "&#x41;", "&lt",
    "{{ a }}", "{% b %}", "<%=", "%>", "<noscript>", "<iframe>", "<plaintext>", "<xmp>", "=", '"', "'", "<", ">", "/>", "&",
    "<button value=", "<input placeholder='a'>", "<!-- i18n: off -->", "<!-- i18n: context: a -->", "\x0c", "\r", "\ufeff",
)  # fmt: skip
RST = (
    "====\n", "----\n", "~~~~\n", ".. note:: ", ".. image:: a\n   :alt: b\n", ".. code-block:: a\n\n", ".. |a| replace:: b\n",
    ".. _a: b\n", ".. __: a\n", ".. [1] ", ".. [#a] ", ".. [A] ", "::\n\n", "::", "* ", "- ", "1. ", "(a) ", "#. ", "| ", ">>> ",
    "+---+---+\n", "|   |   |\n", "===  ===\n", ":a: ", "-a  b\n", "--long=x  y\n", "*a*", "**a**", "``a``", "`a`", "`a <b>`_",
    "`a`__", "a_", "a__", "[1]_", "|a|", ":ref:`a`", ":doc:`a <b>`", "_`a`", ".. i18n: off\n", ".. i18n: on\n", "\\ ", "\\",
    "   ", "\t", ".. toctree::\n", ".. list-table:: a\n", ".. csv-table::\n", ".. only:: html\n", ".. ", "..\n", "\f", "\v", "\u3000",
)  # fmt: skip
ASCIIDOC = (
    "= ", "== ", "=== ", "* ", "** ", ". ", ".. ", "a:: b", "+\n", "----\n", "====\n", "****\n", "____\n", "....\n", "++++\n", "--\n",
    "|===\n", "|a |b", "2+|", ".2+a|", "[source]\n", "[quote, a, b]\n", "[NOTE]\n", "[%header]\n", "[verse]\n", "[[a]]\n", "[#a]\n",
    ".Title\n", "NOTE: ", ":a: b\n", ":a: b \\\n c\n", "{a}", "include::a[]\n", "ifdef::a[]\n", "endif::[]\n", "image::a[b]\n",
    "image:a[b]", "link:a[b]", "xref:a[b]", "<<a,b>>", "https://a.example[b]", "footnote:[a]", "kbd:[a]", "pass:[a]", "+++a+++",
    "*a*", "_a_", "`a`", "#a#", "^a^", "~a~", "**a**", "[.a]#b#", "((a))", "(((a)))", " +\n", "// ", "////\n", "'''\n", "<<<\n",
    "<1> ", "-- a\n", "!===\n", ",===\n", ":leveloffset: +1\n", "[horizontal]\n", '[cols="1a,2"]\n', '"`a`"', "(C)", "// i18n: off\n",
)  # fmt: skip
FRONT = (
    "---\n", "+++\n", "{\n", "}\n", "title: ", "title = ", '"title": ', "description: ", "hero:\n  text: ", "tags: [", "tags:\n- ", "- ",
    ">\n  ", "|\n  ", ">-\n", "|+2\n", "'", '"', '"""', "'''", "\\u0041", "\\", "&a ", "*a", "!!str ", "!a ", "# ", ": ", "? ", "<<: *a\n",
    "%YAML 1.2\n", "...\n", "{a: b}", "[a, b]", "null", "true", "2024-01-01", "0x1", "lang: fr\n", "\t", "\r\n", "\u2028", "[a.b]\n", "[[a]]\n",
    "b.c = ", "= '''\n", "\x85", "~", "@", "`", ", ", "]", "\\\n", "\ufeff", "\\x41", "\\UFFFFFFFF", "''",
)  # fmt: skip
SENTENCE = (
    ". ", "! ", "? ", "…", "。", "！", "？", "」", "』", "»", "”", '"', "'", "(", ")", "[", "]", " e.g. ", " Dr. ", " No. 5", "3.14",
    "1. ", "a) ", " J. R. ", "www.a.example", "https://a.example/b.c", "a@b.example", "\u00a0!", "\u202f?", "\n", "\n\n", "— ", "- ", "٫", "؟",
    "۔", "।", "\u3000", "https", "v1.2.3", "**", "`", "<b>", "&nbsp;", "т. е. ", "ул. ", "p. ex. ", "A.", "i.e.", "10:30", "\u200b", "\u2028",
)  # fmt: skip
CODES = (
    "**", "*", "_", "__", "`", "``", "~~", "[a](b)", "![a](b)", "[a][b]", "](", "<b>", "</b>", "<br/>", "<a href='b'>", "</a>", "{a}", "{{a}}",
    "{% a %}", "${a}", "%s", "%(a)s", "%1$d", "{0:.2f}", "&amp;", "&#10;", "https://a.example/b?c=d", "a@b.example", "1,234.5", "12", "١٢", "[X1X]",
    "__PH1__", "X1X", "PH1", "[X99X]", "`a <b>`_", ":ref:`a`", "|a|", "a_", "link:a[b]", "xref:a[b]", "<<a,b>>", "image:a[b]", "\\*", "\u202e",
    "\u200b", "\u2060", "\u00a0", "3rd", "IV", "twelve", "$5", "5 %", "10:30", "http://", "www.a.example", "[^1]", "\U000e0041", "\n-8<-\n",
)  # fmt: skip
CONFIG = (
    'source-locale = "en"\n', 'locales = ["uk"]\n', "[tool.i18n-tool]\n", 'source = "a"\n', 'catalogs = "b"\n', 'build = "c"\n', "exclude = [",
    "[engine.libre]\n", "timeout = 1\n", "retries = 0\n", "options = {}\n", "[fail-under]\n", '"uk:reviewed" = 80\n', "[aliases]\n",
    "[source-locales]\n", "[segmentation]\n", "[segmentation.en]\n", "abbreviations = [", 'breaks = [{after = "a", before = "b"}]\n',
    'srx = "a"\n', "icu = true\n", 'anchors = "a"\n', 'front-matter = ["a.b"]\n', 'reviewers = ["A <a@b>"]\n', "memory-threshold = 75\n",
    "largest-article = 1\n", "inf", "nan", "-1", "0x1", "1e999", "2024-01-01", "true", '"""', "'''", "\\u0000", "\\", "..", "../a", "/", ".",
    "pt", "zh", "sr@latin", "[limits]\n", "file-size = 1\n", "entries = 1\n", "[[a]]\n", "a.b = 1\n", '"" = 1\n', "\r\n", "# ",
)  # fmt: skip
SRX = (
    '<srx xmlns="http://www.lisa.org/srx20" version="2.0">', "<header cascade='yes'/>", "<body>", "<languagerules>", "</languagerules>",
    '<languagerule languagerulename="a">', "</languagerule>", '<rule break="no">', "</rule>", "<beforebreak>", "</beforebreak>",
    "<afterbreak>", "</afterbreak>", "<maprules>", '<languagemap languagepattern=".*" languagerulename="a"/>', "</maprules>", "\\p{Lu}",
    "\\b", "[.?!]+", "(a|b)", "(?i)", "(?=a)", "a{2,3}", "a*", "(a+)+", "[^a&&[b]]", "\\Qa\\E", "\\x{41}", "<!DOCTYPE a [", "&#x3002;", "\n-8<-\n",
)  # fmt: skip
NAMES = (
    "../", "..", "/", "./", "\\", "pt", "zh", "zh-Hant-TW", "sr@latin", "fr-Africa", "en_US.UTF-8", "C:", "CON", "\u2028", "a/b", "//", ".git",
    "x-klingon", "und", "ca-valencia", "de-1996", "art-lojban", "i-klingon", "-", "_", "@", "\u0130", "ß",
)  # fmt: skip

TARGETS: Mapping[str, Target] = {
    "po": Target(catalogs.fuzz_po, PO, 4),
    "charsets": Target(catalogs.fuzz_charsets, (*PO, *catalogs.CHARSETS, "\n-8<-\n"), 2),
    "mo": Target(catalogs.fuzz_mo, PO, 2),
    "polib": Target(merging.fuzz_polib, PO),
    "merge": Target(merging.fuzz_merge, (*PO, "\n-8<-\n", ". ", "[a](b)"), 3),
    "threeway": Target(merging.fuzz_threeway, (*PO, "\n-8<-\n"), 4),
    "records": Target(catalogs.fuzz_records, (*RECORD, "\n-8<-\n"), 2),
    "plural": Target(catalogs.fuzz_plural, PLURAL, 2),
    "md": Target(articles.fuzz_md, MARKDOWN, 4),
    "html": Target(articles.fuzz_html, HTML, 4),
    "rst": Target(articles.fuzz_rst, RST, 4),
    "adoc": Target(articles.fuzz_adoc, ASCIIDOC, 4),
    "txt": Target(articles.fuzz_txt, SENTENCE, 2),
    "front": Target(articles.fuzz_front, FRONT, 3),
    "directives": Target(articles.fuzz_directives, (*MARKDOWN, *RST[:8]), 2),
    "sentences": Target(texts.fuzz_sentences, SENTENCE, 3),
    "srx": Target(texts.fuzz_srx, SRX, 2),
    "shield": Target(texts.fuzz_shield, CODES, 2),
    "checks": Target(texts.fuzz_checks, CODES, 3),
    "links": Target(texts.fuzz_links, CODES, 2),
    "config": Target(settings.fuzz_config, CONFIG, 2),
    "names": Target(texts.fuzz_names, NAMES),
}
