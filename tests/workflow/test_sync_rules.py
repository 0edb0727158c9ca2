"""Rules for sentences change: sync cuts anew, and no translation is lost."""

import pytest

from i18n_tool.model.state import State
from i18n_tool.workflow.sync import Scope, sync
from i18n_tool.workspace.catalogs import load_catalog
from i18n_tool.workspace.project import Project

NOW = "2026-11-24 09:30+0000"
TEXT = "Apples are red; pears are green. The shop opens at nine.\n"
BREAK = '[segmentation.en]\nbreaks = [";"]\n[segmentation.es]\nbreaks = [";"]\n'
JOIN = '[segmentation.en]\njoins = [{ before = "The" }]\n'
SRX = """<srx xmlns="http://www.lisa.org/srx20" version="2.0"><header cascade="yes"/><body>
<languagerules><languagerule languagerulename="A">
<rule break="yes"><beforebreak>[.;]\\s</beforebreak></rule>
</languagerule></languagerules>
<maprules><languagemap languagepattern=".*" languagerulename="A"/></maprules></body></srx>
"""
SPANISH = {
    "Apples are red; pears are green.": "Las manzanas son rojas; las peras, verdes.",
    "The shop opens at nine.": "La tienda abre a las nueve.",
}


def project(folder, rules=""):
    (folder / "source").mkdir(exist_ok=True)
    if not (folder / "source" / "a.txt").exists():
        (folder / "source" / "a.txt").write_text(TEXT)
    (folder / "i18n-tool.toml").write_text(f'source-locale = "en"\nlocales = ["es"]\n{rules}')
    return Project.at(folder)


def synced(folder, rules=""):
    one = project(folder, rules)
    report = sync(one, now=NOW, scope=Scope())
    assert report.errors == ()
    catalog = load_catalog(one.catalog_path("a", "es"), "es")
    return catalog, {
        entry.msgid: (entry.msgstr[0], entry.state) for entry in catalog if not entry.obsolete
    }


@pytest.fixture
def translated(tmp_path):
    catalog, _ = synced(tmp_path)
    for entry in catalog:
        entry.msgstr = [SPANISH[entry.msgid]]
    catalog.save()
    return tmp_path


@pytest.mark.parametrize("rules", [BREAK, '[segmentation]\nsrx = "rules.srx"\n'])
def test_sentences_are_cut_where_they_were_not(translated, rules):
    (translated / "rules.srx").write_text(SRX)
    _, found = synced(translated, rules)
    assert found == {
        "Apples are red;": ("Las manzanas son rojas;", State.TRANSLATED),
        "pears are green.": ("las peras, verdes.", State.TRANSLATED),
        "The shop opens at nine.": (SPANISH["The shop opens at nine."], State.TRANSLATED),
    }


def test_sentences_are_joined(translated):
    _, found = synced(translated, JOIN)
    (both,) = found.values()
    assert both[0] == " ".join(SPANISH.values())


def test_back_again(translated):
    synced(translated, BREAK)
    _, found = synced(translated)
    assert {text: told for text, (told, _) in found.items()} == SPANISH


def test_a_changed_srx_file_is_noticed(translated):
    (translated / "rules.srx").write_text(SRX.replace("[.;]", "[.]"))
    rules = '[segmentation]\nsrx = "rules.srx"\n'
    assert len(synced(translated, rules)[1]) == 2
    (translated / "rules.srx").write_text(SRX)
    assert len(synced(translated, rules)[1]) == 3
