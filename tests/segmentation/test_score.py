"""The scores on the gold data beside the project, by its own scorer; each bar is a bit below ours."""

import importlib.util
import json

import pytest

from i18n_tool.segmentation import cut, is_language, segment

F1 = {"zh_Hans": 99.5, "zh_Hant": 99.5, "en": 99.2, "vi": 99, "es": 99.5, "ru": 99.4, "fr": 99.3}
F1 |= {"pt_PT": 99, "pt_BR": 99.4, "id": 99.2, "ja": 99.5, "ar": 99.5, "uk": 99.5}


@pytest.fixture(scope="module")
def scorer(shared):
    spec = importlib.util.spec_from_file_location("score", shared / "segmentation" / "score.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def rows(scorer, kind, name):
    text = (scorer.HERE / kind / f"{name}.jsonl").read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()]


def boundaries_f1(scorer, locale):
    hits = size = 0
    for row in rows(scorer, "gold", locale):
        text = row["joiner"].join(row["sents"])
        want, got = scorer.marks(row["sents"]), scorer.predicted(text, segment(text, locale))
        hits += 2 * len(want & got)
        size += len(want) + len(got)
    return 100 * hits / size


def right(scorer, kind, name, locale):
    cases = rows(scorer, kind, name)
    return sum(
        scorer.predicted(case["text"], segment(case["text"], locale))
        == scorer.marks(case["expected"])
        for case in cases
    )


@pytest.mark.parametrize("locale", F1)
def test_boundaries_in_treebanks(scorer, locale):
    assert boundaries_f1(scorer, locale) >= F1[locale]


def test_mean_of_the_treebanks(scorer):
    assert sum(boundaries_f1(scorer, locale) for locale in F1) / len(F1) >= 99.4


@pytest.mark.parametrize("locale", F1)
def test_every_probe_is_right(scorer, locale):
    assert right(scorer, "probes", locale, locale) == len(rows(scorer, "probes", locale))


@pytest.mark.parametrize(
    ("name", "least"), [("en", 66), ("fr", 3), ("es", 17), ("ru", 17), ("ja", 4)]
)
def test_golden_rules(scorer, name, least):
    assert right(scorer, "golden", name, name) >= least


@pytest.fixture(scope="module")
def page(shared):
    (path,) = (shared / "articles").glob("000_*.txt")
    return path.read_text(encoding="utf-8").splitlines()


def test_french_news_page_is_cut_by_paragraph(page):
    counts = [len(cut(line, "fr", [])) for line in page if len(line) > 90]
    assert counts == [2, 1, 4, 4, 3, 3, 3, 3, 3, 2, 3, 4, 1, 3]


def test_foot_of_the_french_news_page(page):
    foot = page[page.index("TOKEN3,07%") :]
    assert [line.strip("• ") for line in foot if is_language(line)] == [
        "Voir l'original",
        foot[2],
        "Récompense",
        "Commentaire",
        "Reposter",
        "Partager",
        "Commentaire",
        "Aucun commentaire",
        "Épingler",
        "Trader les cryptos partout et à tout moment",
        "qrCode",
        "Scan pour télécharger Gate app",
        "Communauté",
    ]
