"""Articles as authors write and change them: paragraphs of sentences, and edits of these."""

from collections.abc import Callable
from dataclasses import dataclass, field

from hypothesis import strategies as st

WORDS = [
    "apples", "pears", "shop", "opens", "never", "nine", "9", "{name}", "the", "and", "red",
    "green", "lamp", "box", "river", "*slowly*", "`run`",
]  # fmt: skip
TARGETS = ["a.html", "b.html", "c.html"]

_words = st.lists(st.sampled_from(WORDS), min_size=1, max_size=7)
_ends = st.sampled_from([".", ".", ".", "!", "?"])


def _sentence(words: list[str], end: str) -> str:
    return "Also " + " ".join(words) + end


sentences = st.one_of(
    st.builds(_sentence, _words, _ends),
    st.builds(
        lambda target, words: f"See [it]({target}) and {' '.join(words)}.",
        st.sampled_from(TARGETS),
        _words,
    ),
)


@dataclass
class Article:
    """What an author has in mind: paragraphs, some of them marked to be kept whole."""

    paragraphs: list[list[str]]
    whole: set[int] = field(default_factory=set)

    def copy(self) -> "Article":
        return Article([list(each) for each in self.paragraphs], set(self.whole))

    def text(self) -> str:
        blocks = []
        for at, each in enumerate(self.paragraphs):
            if each:
                mark = "<!-- i18n: whole -->\n\n" if at in self.whole else ""
                blocks.append(mark + " ".join(each))
        return "\n\n".join(blocks) + "\n"


articles = st.builds(
    Article, st.lists(st.lists(sentences, min_size=1, max_size=3), min_size=1, max_size=3)
)


def change_word(text: str, number: int, word: str) -> str:
    """Put another word in the place of one; the first and the last stay."""
    words = text.split(" ")
    if len(words) < 3:
        return f"{words[0]} {word} {' '.join(words[1:])}".strip()
    words[1 + number % (len(words) - 2)] = word
    return " ".join(words)


def insert_word(text: str, number: int, word: str) -> str:
    """Put a word between others."""
    words = text.split(" ")
    words.insert(1 + number % max(1, len(words) - 1), word)
    return " ".join(words)


def delete_word(text: str, number: int, word: str) -> str:
    """Take a word out; the first and the last stay."""
    words = text.split(" ")
    if len(words) > 3:
        del words[1 + number % (len(words) - 2)]
    return " ".join(words)


def change_end(text: str, number: int, word: str) -> str:
    """Give a sentence another last mark."""
    return text[:-1] + ".!?"[number % 3]


def change_target(text: str, number: int, word: str) -> str:
    """Let a link lead elsewhere."""
    before, mark, after = text.partition("](")
    if not mark:
        return text
    return f"{before}]({TARGETS[number % 3]}){after.partition(')')[2]}"


def change_markup(text: str, number: int, word: str) -> str:
    """Write emphasis another way."""
    return text.replace("*slowly*", "_slowly_") if "*" in text else text.replace("_", "*")


CHANGES: list[Callable[[str, int, str], str]] = [
    change_word, insert_word, delete_word, change_end, change_target, change_markup,
]  # fmt: skip


def split(text: str, number: int) -> list[str]:
    """Make two sentences of one, at a word."""
    words = text.split(" ")
    if len(words) < 4:
        return [text]
    at = 2 + number % (len(words) - 3)
    return [" ".join(words[:at]) + ".", " ".join(["Also", *words[at:]])]


def join(first: str, second: str) -> str:
    """Make one sentence of two."""
    return f"{first[:-1]}, {second[:1].lower()}{second[1:]}"


@dataclass(frozen=True)
class Edit:
    """One thing that an author does."""

    how: str
    at: int
    to: int
    word: str
    text: str


def _changed(change: Callable[[str, int, str], str]) -> "Change":
    def edit(article: Article, p: int, s: int, edit: Edit) -> str:
        article.paragraphs[p][s] = change(article.paragraphs[p][s], edit.to, edit.word)
        return ""

    return edit


def _insert(article: Article, p: int, s: int, edit: Edit) -> str:
    article.paragraphs[p].insert(s, edit.text)
    return ""


def _delete(article: Article, p: int, s: int, edit: Edit) -> str:
    del article.paragraphs[p][s]
    return ""


def _move(article: Article, p: int, s: int, edit: Edit) -> str:
    return article.paragraphs[p].pop(s)


def _split(article: Article, p: int, s: int, edit: Edit) -> str:
    article.paragraphs[p][s : s + 1] = split(article.paragraphs[p][s], edit.to)
    return ""


def _join(article: Article, p: int, s: int, edit: Edit) -> str:
    if s + 1 < len(article.paragraphs[p]):
        article.paragraphs[p][s : s + 2] = [join(*article.paragraphs[p][s : s + 2])]
    return ""


def _whole(article: Article, p: int, s: int, edit: Edit) -> str:
    article.whole ^= {p}
    return ""


Change = Callable[[Article, int, int, Edit], str]
"""Changes an article at a sentence; gives one that is to be put elsewhere, if any is."""

EDITS: dict[str, Change] = {
    **{change.__name__: _changed(change) for change in CHANGES},
    "insert": _insert,
    "delete": _delete,
    "move": _move,
    "split": _split,
    "join": _join,
    "whole": _whole,
}
