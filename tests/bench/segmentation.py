"""Sentences: scores on the gold data, and speed, beside ICU's default rules.

F1 of boundaries in treebank text, golden rules and probes right, and kB a second of CPU (UTF-8
bytes; the best of five runs over the treebank text). ICU is measured where the extra is installed;
it is called as its makers show, sentence by sentence.
"""

import importlib.util
import time
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

from i18n_tool.segmentation import segment

Segment = Callable[[str, str], list[str]]


def run(shared: Path) -> None:
    """Print the table."""
    folder = shared / "segmentation"
    scorer = _scorer(folder / "score.py")
    tools: list[tuple[str, Segment]] = [("i18n-tool", segment)]
    icu = _icu()
    if icu is None:
        print("NOT MEASURED: ICU (pip install 'i18n-tool[icu]')")
    else:
        tools.append(("ICU", icu))
    head = "".join(f"{name:>12} F1  golden  probes    kB/s" for name, _ in tools)
    print(f"{'locale':8}{head}")
    means = {name: 0.0 for name, _ in tools}
    for locale in scorer.LOCALES:
        line = f"{locale:8}"
        for name, tool in tools:
            f1 = _f1(scorer, tool, locale)
            means[name] += f1 / len(scorer.LOCALES)
            golden, probes = (_right(scorer, tool, kind, locale) for kind in ("golden", "probes"))
            line += f"{f1:15.2f}{golden:>8}{probes:>8}{_speed(scorer, tool, locale):8.0f}"
        print(line)
    print(f"{'mean':8}" + "".join(f"{means[name]:15.2f}{'':24}" for name, _ in tools))


def _scorer(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("score", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _icu() -> Segment | None:
    try:
        from icu4py.breakers import SentenceBreaker
    except ImportError:
        return None
    return lambda text, locale: list(SentenceBreaker(text, locale))


def _texts(scorer: ModuleType, locale: str) -> list[tuple[str, list[str]]]:
    rows = scorer.rows("gold", locale)
    return [(row["joiner"].join(row["sents"]), row["sents"]) for row in rows]


def _f1(scorer: ModuleType, tool: Segment, locale: str) -> float:
    hits = size = 0
    for text, sentences in _texts(scorer, locale):
        want, got = scorer.marks(sentences), scorer.predicted(text, tool(text, locale))
        hits += 2 * len(want & got)
        size += len(want) + len(got)
    return 100 * hits / size


def _right(scorer: ModuleType, tool: Segment, kind: str, locale: str) -> str:
    name = locale if kind == "probes" else locale.partition("_")[0]
    cases = scorer.rows(kind, name)
    good = sum(
        scorer.predicted(case["text"], tool(case["text"], locale)) == scorer.marks(case["expected"])
        for case in cases
    )
    return f"{good}/{len(cases)}" if cases else "-"


def _speed(scorer: ModuleType, tool: Segment, locale: str) -> float:
    texts = [text for text, _ in _texts(scorer, locale)]
    size = sum(len(text.encode()) for text in texts)
    best = float("inf")
    for _ in range(5):
        started = time.process_time()
        for text in texts:
            tool(text, locale)
        best = min(best, time.process_time() - started)
    return size / 1000 / best
