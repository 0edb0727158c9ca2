"""A large project, generated from real sentences: articles, and their catalogs in 13 locales.

Every catalog holds 40 entries of which one in five is empty, one in ten a draft and one in ten
reviewed with a record that binds, so that no tool can guess what it has not read.
"""

import itertools
from collections.abc import Iterator
from pathlib import Path

from i18n_tool.catalog.read import read_catalog
from i18n_tool.catalog.records import bind
from i18n_tool.catalog.syntax import text_of

LOCALES = (
    "zh_Hans",
    "zh_Hant",
    "en",
    "vi",
    "es",
    "ru",
    "fr_002",
    "pt_PT",
    "pt_BR",
    "id",
    "ja",
    "ar",
    "uk",
)
PLURALS = {
    **dict.fromkeys(("zh_Hans", "zh_Hant", "vi", "id", "ja"), "nplurals=1; plural=0;"),
    **dict.fromkeys(("en", "es", "pt_PT"), "nplurals=2; plural=(n != 1);"),
    **dict.fromkeys(("fr_002", "pt_BR"), "nplurals=2; plural=(n > 1);"),
    **dict.fromkeys(
        ("ru", "uk"),
        "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 &&"
        " (n%100<12 || n%100>14) ? 1 : 2);",
    ),
    "ar": "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 :"
    " n%100>=11 ? 4 : 5);",
}
BY = "A Reviewer <reviewer@example.org>"


def make_project(folder: Path, shared: Path, articles: int, entries: int = 40) -> None:
    """Write a project of `articles` articles below `folder`, with a catalog for every locale."""
    locales = ", ".join(f'"{locale}"' for locale in LOCALES)
    folder.mkdir(parents=True)
    text = f'source-locale = "de"\nlocales = [{locales}]\n'
    (folder / "i18n-tool.toml").write_text(text, encoding="utf-8")
    pairs = itertools.cycle(_real_pairs(shared))
    for number in range(articles):
        name = f"part{number // 100:02}/article{number:04}"
        chosen = [next(pairs) for _ in range(entries)]
        sentences = [f'{source[:-2]} ({number}.{i})"\n' for i, (source, _) in enumerate(chosen)]
        source = folder / "source" / f"{name}.txt"
        source.parent.mkdir(parents=True, exist_ok=True)
        texts = [text_of(section.encode()) for section in sentences]
        source.write_text("\n\n".join(texts) + "\n", encoding="utf-8")
        for locale in LOCALES:
            path = folder / "locales" / locale / "LC_MESSAGES" / f"{name}.po"
            path.parent.mkdir(parents=True, exist_ok=True)
            targets = [target for _, target in chosen]
            path.write_bytes(_catalog(name, locale, sentences, targets).encode())


def _real_pairs(shared: Path) -> list[tuple[str, str]]:
    """Read the translated entries of the real catalogs, as their lines stand, wrapped or not."""
    found = []
    for path in sorted((shared / "corpus" / "po").rglob("*.po")):
        reading = read_catalog(path.read_bytes(), str(path))
        for _, _, msgctxt, msgid, plural, msgstr in reading.parts:
            sections = (msgid.decode(), msgstr.decode())
            if not (msgctxt or plural) and sections[1] != 'msgstr ""\n' and len(msgid) < 2000:
                found.append(sections)
    # What ends in a line break would not any more, once it is numbered: msgfmt refuses that.
    return [
        pair
        for pair in found
        if pair[0].startswith("msgid")
        and pair[0] != 'msgid ""\n'
        and not any(section.endswith('\\n"\n') for section in pair)
    ]


def _catalog(name: str, locale: str, sentences: list[str], targets: list[str]) -> str:
    """Write one catalog."""
    head = (
        'msgid ""\nmsgstr ""\n"Project-Id-Version: bench\\n"\n'
        f'"Language: {locale}\\n"\n"MIME-Version: 1.0\\n"\n'
        '"Content-Type: text/plain; charset=UTF-8\\n"\n"Content-Transfer-Encoding: 8bit\\n"\n'
        f'"Plural-Forms: {PLURALS[locale]}\\n"\n'
    )
    return head + "".join(_entries(name, locale, sentences, targets))


def _entries(name: str, locale: str, sentences: list[str], targets: list[str]) -> Iterator[str]:
    """Write the entries, in turn empty, draft, reviewed and translated."""
    for i, (source, target) in enumerate(zip(sentences, targets, strict=True)):
        kind = i % 10
        record = flags = ""
        if kind in (0, 1):
            target = 'msgstr ""\n'  # noqa: PLW2901 - this entry is empty
        elif kind == 2:
            flags = "#, fuzzy\n"
        elif kind == 3:
            texts = [text_of(section.encode()) for section in (source, target)]
            mark = bind("reviewed", locale, None, texts[0], None, texts[1:], "2026-11-24", BY)
            record = f"# @reviewed 2026-11-24 {mark}\n# @by {BY}\n"
        yield f"\n{record}#. paragraph\n#: source/{name}.txt\n{flags}{source}{target}"
