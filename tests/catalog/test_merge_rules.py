"""Rules for sentences that change: a migration, over the catalogs of this very repository."""

from pathlib import Path

from i18n_tool.catalog import new_catalog, parse_catalog, serialize_catalog
from i18n_tool.catalog.merge import Source, Supply, Wanted, merge
from i18n_tool.model.locale import facts
from i18n_tool.segmentation import segment
from i18n_tool.workspace.articles import read_article
from i18n_tool.workspace.catalogs import load_catalog
from i18n_tool.workspace.project import Project

ROOT = Path(__file__).resolve().parents[2]
LOCALES = sorted(each.parent.name for each in (ROOT / "locales").glob("*/LC_MESSAGES"))


def wanted(texts, locale):
    pairs = dict.fromkeys(texts)
    return Source(
        "source/a.md", locale, tuple(Wanted(text, None, ("paragraph",)) for text in pairs)
    )


def units(locale):
    """Give, article by article, its locale, and each unit's sentences that are translated."""
    project = Project.at(ROOT)
    for file in project.articles():
        path = project.catalog_path(file.name, locale)
        if not path.exists():
            continue
        told = {e.msgid: e.msgstr[0] for e in load_catalog(path, locale) if not e.fuzzy}
        article = read_article(project, file)
        found = [[s.text for s in unit.segments if told.get(s.text)] for unit in article.units]
        yield article.locale, [texts for texts in found if texts], told


def merged(pairs, source, locale):
    """Give the catalog of some pairs after its sentences were cut by other rules."""
    catalog = new_catalog(locale)
    merge(catalog, wanted(pairs, source.locale))
    for entry in catalog:
        entry.msgstr = [pairs[entry.msgid]]
    catalog = parse_catalog(serialize_catalog(catalog), locale=locale)
    merge(catalog, source, Supply(split=lambda t: segment(t, locale), joiner=facts(locale).joiner))
    return parse_catalog(serialize_catalog(catalog), locale=locale)


def squeezed(text):
    return "".join(text.split())


def test_from_whole_paragraphs_to_sentences_and_back():
    assert LOCALES
    cut = finished = 0
    for locale in LOCALES:
        joiner = facts(locale).joiner
        for spoken, texts, told in units(locale):
            whole = {" ".join(each): joiner.join(told[text] for text in each) for each in texts}
            sentences = wanted((text for each in texts for text in each), spoken)
            catalog = merged(whole, sentences, locale)
            every = squeezed("".join(entry.msgstr[0] for entry in catalog))
            now = {entry.msgid: entry for entry in catalog if not entry.obsolete}
            done = [e for e in now.values() if e.msgstr[0] and not e.fuzzy]
            assert all(squeezed(told[text]) in every for each in texts for text in each)
            assert all(entry.msgstr == [told[entry.msgid]] for entry in done)
            many = {text for each in texts for text in each if len(each) > 1}
            cut += len(many)
            finished += sum(entry.msgid in many for entry in done)
            back = merged({text: told[text] for text in now}, wanted(whole, spoken), locale)
            again = {e.msgid: (e.msgstr[0], e.fuzzy) for e in back if not e.obsolete}
            assert again == {text: (translation, False) for text, translation in whole.items()}
    assert finished > 0.9 * cut > 0
