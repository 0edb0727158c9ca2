"""The memory in the process: exact before alike, and never more than 84 % where meaning differs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from i18n_tool.catalog.difference import differences
from i18n_tool.memory import CAP, InProcessMemory, Match, Pair
from i18n_tool.memory.adapt import adapt_numbers
from i18n_tool.model.state import State

T, R = State.TRANSLATED, State.REVIEWED


def memory(*pairs: Pair, locale: str = "en") -> InProcessMemory:
    return InProcessMemory(pairs, locale)


def test_reviewed_before_translated_whatever_the_order() -> None:
    held = memory(Pair("Open it.", "Ouvrez.", T, "a"), Pair("Open it.", "Ouvrez-le.", R, "b"))
    assert held.exact("Open it.") == Match("Open it.", "Ouvrez-le.", 100, "b")


def test_the_same_context_before_a_review() -> None:
    held = memory(Pair("Open", "Ouvrir", R, "a"), Pair("Open", "Ouvert", T, "b", "state"))
    assert held.exact("Open", "state") == Match("Open", "Ouvert", 100, "b")
    assert held.exact("Open") == Match("Open", "Ouvrir", 100, "a")


@pytest.mark.parametrize("state", [State.DRAFT, State.UNTRANSLATED])
def test_drafts_never_enter(state: State) -> None:
    held = memory(Pair("Open it.", "Ouvrez.", state, "a"))
    assert held.exact("Open it.") is None
    assert held.search("Open it.") == []


ALIKE = [
    ("Click the green button to save.", "Click the red button to save.", "", 93),
    ("Click the button to save it now.", "Do not click the button to save it now.", "negation", 84),
    ("Keep the last 30 files.", "Keep the last 45 files.", "number adapted: 30 to 45", 84),
    ("From 30 to 30 files are kept.", "From 30 to 45 files are kept.", "number", 84),
    ("See [the guide](a.md) first.", "See [the guide](b.md) first.", "link", 84),
    ("Hello {name}, welcome back!", "Hello {user}, welcome back!", "placeholder", 84),
]


@pytest.mark.parametrize(("found", "asked", "why", "score"), ALIKE)
def test_what_differs_is_said_and_counts_less(found: str, asked: str, why: str, score: int) -> None:
    matches = memory(Pair(found, "30 …" if "30" in found else "…", T, "a")).search(asked)
    assert [(match.why, match.score) for match in matches] == [(why, score)]


def test_numbers_are_put_into_the_translation() -> None:
    held = memory(Pair("Keep the last 30 files.", "Gardez les 30 derniers fichiers.", R, "a"))
    assert held.search("Keep the last 45 files.") == [
        Match(
            "Keep the last 30 files.",
            "Gardez les 45 derniers fichiers.",
            84,
            "a",
            "number adapted: 30 to 45",
        )
    ]


SWAPS = [
    ("2 of 3", "3 of 2", "3 sur 2", ("2 sur 3", "2 to 3, 3 to 2")),
    ("2 of 3", "5 of 3", "deux sur 3", None),
    ("2 of 2", "3 of 2", "2 sur 2", None),
    ("2 of 3", "2 in 3", "2 sur 3", None),
]


@pytest.mark.parametrize(("found", "wanted", "target", "adapted"), SWAPS)
def test_adapting(found: str, wanted: str, target: str, adapted: tuple[str, str] | None) -> None:
    assert adapt_numbers(found, wanted, target) == adapted


def test_the_best_first_and_no_more_than_asked() -> None:
    held = memory(
        *(Pair(f"The quick brown fox jumps {'very ' * i}high.", str(i), T) for i in range(4))
    )
    found = held.search("The quick brown fox jumps high.", limit=2)
    assert [(match.target, match.score) for match in found] == [("0", 100), ("1", 92)]


def test_below_the_threshold_there_is_nothing() -> None:
    assert memory(Pair("One thing", "x", T)).search("Something else entirely") == []


WORDS = st.lists(
    st.sampled_from(["not", "the", "file", "3", "4", "{a}", "{b}", "https://a.b", "never"]),
    min_size=1,
)


@given(WORDS.map(" ".join), WORDS.map(" ".join))
def test_a_difference_in_kind_never_counts_above_the_cap(found: str, asked: str) -> None:
    for match in memory(Pair(found, found, R)).search(asked, threshold=0):
        assert match.score <= (CAP if differences(found, asked, "en") else 100)
        assert (match.score == 100) == (found == asked)
