"""Articles of every format, of sentences in several languages with inline codes.

The structures that a format's own law tests make (`tests.formats`) are used here too, with the real
rules of sentences instead of a stand-in.
"""

from collections.abc import Callable
from dataclasses import dataclass

from hypothesis import strategies as st

from tests.formats import (
    test_asciidoc_laws,
    test_html_laws,
    test_markdown_laws,
    test_rst_laws,
    test_text_laws,
)

SENTENCES = {
    "en": ["The hall opens at 9 a.m. on Mondays.", "Dr. Gray has the key!", "Who else, e.g. you?"],
    "fr": ["La salle ouvre à 9 h.", "« Vraiment ? » dit M. Gris.", "Il a perdu 3,5 % des clés !"],
    "uk": ["Зала відчиняється о 9 год.", "Хто має ключ?", "Це м. Київ, вул. Сіра, 5."],
    "zh_Hans": ["大厅九点开门。", "“谁有钥匙？”他问。", "第3章：共 1,200 把。"],
    "ja": ["ホールは9時に開く。", "「鍵は？」と聞いた。", "約3.5％です！"],
    "ar": ["تفتح القاعة الساعة ٩.", "من لديه المفتاح؟", "خسر 3٪، ثم عاد."],
    "pt_BR": ["O salão abre às 9h.", "O Sr. Cinza tem a chave?", "São 1.200 ao todo."],
}


@dataclass(frozen=True)
class Notation:
    """How a format writes things; `{}` is the text."""

    ending: str
    inline: tuple[str, ...]
    blocks: tuple[str, ...]
    heads: tuple[str, ...]
    foreign: st.SearchStrategy[str]
    """Articles that the format's own law tests make."""
    escape: Callable[[str], str] = str


NOTATIONS = {
    "markdown": Notation(
        ".md",
        ("**{}**", "*{}*", "[{}](a.html)", "`code` {}", "{} ![alt](b.png)", "<b>{}</b>", "{}<br>"),
        ("{}", "# {}", "- {}\n- {}", "1. {}\n   - {}", "> {}\n> {}", "| {} | {} |\n|---|---|\n| a | {} |",
         "```\n{}\n```", "<!-- i18n: off -->\n\n{}\n\n<!-- i18n: on -->", "<!-- i18n: whole -->\n\n{}",
         "<!-- i18n: context: x -->\n\n{}", "    {}", "{}\n{}", "[^1]: {}", "***"),
        ("", "---\ntitle: {}\ndescription: |\n  {}\n---\n\n", '---\ntitle: "{}"\n---\n'),
        test_markdown_laws.ARTICLE,
        lambda text: text.replace('"', "'").replace(": ", " – "),
    ),
    "html": Notation(
        ".html",
        ("<b>{}</b>", '<a href="a.html">{}</a>', "<code>c</code> {}", "{}<br>", '<img alt="x"> {}'),
        ("<p>{}</p>", "<h2>{}</h2>", "<ul><li>{}<li>{}</ul>", "<table><tr><td>{}<td>{}</table>",
         "<blockquote>{}</blockquote>", "<pre>{}</pre>", '<p translate="no">{}</p>', "<!-- {} -->",
         '<p title="x">{}\n{}</p>', "<!-- i18n: whole --><p>{}</p>"),
        ("", "<!DOCTYPE html>\n<title>{}</title>\n", '<meta name="description" content="{}">\n'),
        test_html_laws.PAGES,
        lambda text: text.replace('"', "”"),
    ),
    "rst": Notation(
        ".rst",
        ("**{}**", "*{}*", "`{} <http://a.example>`__", "``code`` {}", ":ref:`{} <a>`"),
        ("{}", "{}\n" + "=" * 200, "- {}\n- {}", "#. {}\n\n   {}", "   {}", ".. note:: {}\n\n   {}",
         "::\n\n   {}", ".. comment {}", ":field: {}", "term\n   {}"),
        ("", ":title: {}\n\n"),
        test_rst_laws.ARTICLE,
    ),
    "asciidoc": Notation(
        ".adoc",
        ("*{}*", "_{}_", "https://a.example[{}]", "`code` {}", "xref:a.adoc[{}]"),
        ("{}", "== {}", "* {}\n** {}", ". {}\n+\n{}", "NOTE: {}", "____\n{}\n____", "----\n{}\n----",
         "|===\n|{}\n|{}\n|===", "// {}", "a:: {}", "[.lead]\n{}"),
        ("", "= {}\n:description: {}\n\n"),
        test_asciidoc_laws.ARTICLE,
        lambda text: text.replace("|", "/"),
    ),
    "text": Notation(
        ".txt",
        ("*{}*", "{} https://a.example/b", "`c` {}"),
        ("{}", "{}\n{}", "  • {}\n  • {}", "1. {}\n2. {}", "----", "    {}", "{}\n==="),
        ("", "{}\n\n"),
        test_text_laws.TEXTS,
    ),
}  # fmt: skip


@dataclass(frozen=True)
class Sample:
    """An article's bytes, the name that tells its format, and its language."""

    content: bytes
    name: str
    locale: str


@st.composite
def samples(draw: st.DrawFn, notation: Notation) -> Sample:
    """Give an article of a format."""
    locale = draw(st.sampled_from(sorted(SENTENCES)))
    plain = st.sampled_from(SENTENCES[locale])
    coded = st.builds(
        lambda code, text: code.replace("{}", text), st.sampled_from(notation.inline), plain
    )
    prose = st.lists(st.one_of(plain, plain, coded), min_size=1, max_size=3).map(" ".join)

    def filled(pattern: str) -> str:
        parts = pattern.split("{}")
        texts = [notation.escape(draw(prose)) for _ in parts[1:]]
        return parts[0] + "".join(text + part for text, part in zip(texts, parts[1:], strict=True))

    if draw(st.integers(0, 4)) == 0:
        text = draw(notation.foreign)
    else:
        head = filled(draw(st.sampled_from(notation.heads)))
        patterns = draw(st.lists(st.sampled_from(notation.blocks), max_size=4))
        text = head + "\n\n".join(filled(pattern) for pattern in patterns) + draw(END)
    text = text.replace("\0", "")  # which is refused: no text file has it
    text = text.replace("\r\n", "\n").replace("\n", draw(st.sampled_from(["\n", "\n", "\r\n"])))
    mark = "\ufeff" if draw(st.integers(0, 5)) == 0 else ""
    return Sample((mark + text.removeprefix("\ufeff")).encode(), "a" + notation.ending, locale)


END = st.sampled_from(["\n", "\n", "", "\n\n", " \n"])
