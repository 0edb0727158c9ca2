"""A unit that is marked to be kept whole, or no longer: existing translations are cut as it is."""

import pytest

from i18n_tool.catalog import set_record
from i18n_tool.model.state import State
from i18n_tool.model.unit import JOINED
from i18n_tool.workflow.sync import sync
from i18n_tool.workspace.catalogs import load_catalog
from tests.workflow.translated import make_project, write_article

NOW = "2026-11-24 09:30+0000"
BY = "Olena Koval <olena@example.org>"
MARK = "<!-- i18n: whole -->\n"
SOURCES = {"a.md": ("{}", "\n"), "a.html": ("{}<p>", "</p>\n"), "a.txt": ("{}", "\n")}
PARTS = ("The cat sleeps.", "The dog eats.", "Birds sing.")
WORDS = {
    "uk": ("Кіт спить.", "Пес їсть.", "Птахи співають."),
    "ja": ("猫は眠る。", "犬は食べる。", "鳥は歌う。"),
}


@pytest.fixture(params=SOURCES)
def place(tmp_path, request):
    """Give a project and what writes its article, with the mark or without."""
    before, after = SOURCES[request.param]
    project = make_project(tmp_path, 'source-locale = "en"\nlocales = ["uk", "ja"]\n')

    def write(*, whole):
        text = before.format(MARK if whole else "") + " ".join(PARTS) + after
        write_article(tmp_path, request.param, "\n" + text)
        assert sync(project, now=NOW).errors == ()

    return project, write


def catalog(project, locale):
    return load_catalog(project.catalog_path("a", locale), locale)


def translate(project, words, verb="reviewed"):
    for locale, texts in words.items():
        found = catalog(project, locale)
        entries = [entry for entry in found if not entry.obsolete]
        for entry, text in zip(entries, texts, strict=True):
            entry.msgstr = [text]
            set_record(entry, locale, "joined" if text == JOINED else verb, "2026-11-24", by=BY)
        found.save()


def offered(project, locale):
    return {e.msgid: e.msgstr[0] for e in catalog(project, locale) if not e.obsolete}


def states(project, locale):
    return {e.state for e in catalog(project, locale) if not e.obsolete}


def test_the_mark_joins_what_was_translated_and_without_it_all_is_as_before(place):
    project, write = place
    write(whole=False)
    translate(project, WORDS)
    write(whole=True)
    for locale, joiner in (("uk", " "), ("ja", "")):
        assert offered(project, locale) == {" ".join(PARTS): joiner.join(WORDS[locale])}
        assert states(project, locale) == {State.TRANSLATED}
    write(whole=False)
    for locale, texts in WORDS.items():
        assert offered(project, locale) == dict(zip(PARTS, texts, strict=True))
        assert states(project, locale) == {State.REVIEWED}


def test_without_the_mark_a_translation_is_cut_at_its_own_sentences(place):
    project, write = place
    write(whole=True)
    translate(project, {"uk": [" ".join(WORDS["uk"])], "ja": ["".join(WORDS["ja"])]})
    write(whole=False)
    for locale, texts in WORDS.items():
        assert offered(project, locale) == dict(zip(PARTS, texts, strict=True))
        assert states(project, locale) == {State.TRANSLATED}


def test_a_translation_in_fewer_sentences_is_no_finished_one(place):
    project, write = place
    write(whole=True)
    translate(project, {"uk": ["Кіт спить, а пес їсть."]})
    write(whole=False)
    assert State.TRANSLATED not in states(project, "uk")
    kept = [entry.msgstr[0] for entry in catalog(project, "uk")]
    assert "Кіт спить, а пес їсть." in kept, "law 4: it is not lost"


def test_the_mark_joins_sentences_that_were_told_in_one(place):
    project, write = place
    write(whole=False)
    translate(project, {"uk": ("Кіт спить, а пес їсть.", JOINED, "Птахи співають.")})
    write(whole=True)
    assert offered(project, "uk") == {" ".join(PARTS): "Кіт спить, а пес їсть. Птахи співають."}
    assert states(project, "uk") == {State.TRANSLATED}
    write(whole=False)
    assert offered(project, "uk")[PARTS[1]] == JOINED
    assert states(project, "uk") == {State.REVIEWED, State.TRANSLATED}
