"""Asking again: how long to wait, what is sent again, and when to stop."""

from collections.abc import Iterator, Sequence
from types import MappingProxyType

import pytest

from i18n_tool.engines import (
    Answer,
    Engine,
    Failure,
    Kind,
    Setup,
    engine_names,
    make_engine,
    read_setup,
)
from i18n_tool.engines.patience import Pair, Patience, ask
from i18n_tool.engines.pool import each_at_once
from i18n_tool.engines.sentences import translate_sentences
from i18n_tool.errors import EngineError, UsageError

BUSY = Failure(Kind.TRANSIENT, "busy")
PAIR = Pair("en", "fr")


class Scripted:
    """An engine that gives prepared answers, one list a call, and notes what it was sent."""

    name = "scripted"
    batch = 10
    longest = 50
    schemes = ("brackets", "underscores")

    def __init__(self, *calls: list[Answer]) -> None:
        self.calls: Iterator[list[Answer]] = iter(calls)
        self.sent: list[list[str]] = []

    def supports(self, source: str, target: str) -> bool:
        return True

    def translate(
        self, texts: Sequence[str], source: str, target: str, timeout: float
    ) -> list[Answer]:
        self.sent.append(list(texts))
        return next(self.calls)


def patient(waits: list[float], tries: int = 4) -> Patience:
    return Patience(tries=tries, sleep=waits.append, jitter=lambda: 1.0)


def test_only_what_failed_for_the_moment_is_sent_again() -> None:
    engine = Scripted(["A", BUSY, Failure(Kind.PERMANENT, "no")], [BUSY], ["B"])
    waits: list[float] = []
    answers = ask(engine, ["a", "b", "c"], PAIR, 1, patient(waits))
    assert answers == ["A", "B", Failure(Kind.PERMANENT, "no")]
    assert engine.sent == [["a", "b", "c"], ["b"], ["b"]]
    assert waits == [1.0, 2.0]


def test_after_the_last_try_there_is_no_wait() -> None:
    waits: list[float] = []
    assert ask(Scripted([BUSY], [BUSY], [BUSY]), ["a"], PAIR, 1, patient(waits, 3)) == [BUSY]
    assert waits == [1.0, 2.0]


@pytest.mark.parametrize(
    ("tried", "after", "jitter", "seconds"),
    [(1, 0, 0.0, 0.5), (1, 0, 1.0, 1.0), (3, 0, 0.5, 3.0), (2, 30, 1.0, 30.0), (20, 0, 1.0, 60.0)],
)
def test_waits(tried: int, after: float, jitter: float, seconds: float) -> None:
    assert Patience(jitter=lambda: jitter).wait(tried, after) == seconds


def test_a_server_that_asks_for_an_hour_is_left_alone() -> None:
    waits: list[float] = []
    engine = Scripted(["A", Failure(Kind.TRANSIENT, "busy", 3600)])
    stop = Failure(Kind.FATAL, "the server asks to wait 3600 seconds")
    assert ask(engine, ["a", "b"], PAIR, 1, patient(waits)) == ["A", stop]
    assert waits == []


def test_an_engine_that_raises_or_miscounts_has_failed() -> None:
    class Breaking(Scripted):
        def translate(
            self, texts: Sequence[str], source: str, target: str, timeout: float
        ) -> list[Answer]:
            raise RuntimeError("secret text")

    assert ask(Breaking(), ["a"], PAIR, 1, patient([])) == [
        Failure(Kind.FATAL, "the engine broke (RuntimeError)")
    ]
    short = Failure(Kind.TRANSIENT, "the engine gave 1 answers for 2 texts")
    assert ask(Scripted(["A"]), ["a", "b"], PAIR, 1, patient([], 1)) == [short, short]


def test_what_fails_the_proof_is_asked_once_more_with_the_next_scheme() -> None:
    engine = Scripted(["Ouvrez", "Fermez"], ["Ouvrez __PH1__"])
    answers = translate_sentences(engine, ["Open `it`", "Close"], PAIR, 1, patient([]))
    assert answers == ["Ouvrez `it`", "Fermez"]
    assert engine.sent == [["Open [X1X]", "Close"], ["Open __PH1__"]]


def test_what_is_too_long_or_no_language_is_not_sent() -> None:
    engine = Scripted()
    answers = translate_sentences(engine, ["word " * 11, "12 345"], PAIR, 1, patient([]))
    assert answers == [Failure(Kind.PERMANENT, "the text is too long for the engine"), "12 345"]
    assert engine.sent == []


def test_the_pool_gives_every_result_its_place() -> None:
    results: dict[int, int] = {}
    each_at_once(lambda number: number * 2, range(100), 8, results.__setitem__)
    assert results == {number: number * 2 for number in range(100)}


def test_the_pool_raises_what_the_work_raised_after_what_was_finished() -> None:
    def work(number: int) -> int:
        if number == 2:
            raise KeyboardInterrupt
        return number

    finished: list[int] = []
    with pytest.raises(KeyboardInterrupt):
        each_at_once(work, range(9), 1, lambda place, _: finished.append(place))
    assert finished == [0, 1]


def test_what_was_being_kept_when_ctrl_c_came_is_kept_all_the_same() -> None:
    kept: list[int] = []
    interrupts = iter([KeyboardInterrupt])

    def keep(place: int, result: int) -> None:
        for interrupt in interrupts:
            raise interrupt
        kept.append(place)

    with pytest.raises(KeyboardInterrupt):
        each_at_once(lambda number: number, range(1), 1, keep)
    assert kept == [0]


SISTERS = [
    (
        "opencc",
        "zh_Hans",
        "zh_Hant",
        "软件和 https://x.org/软件 的`软件`",
        "軟體和 https://x.org/软件 的`软件`",
    ),
    ("opencc", "zh_Hant", "zh_Hans", "軟體和滑鼠", "软件和鼠标"),
    ("variant", "fr", "fr_002", "Bonjour", "Bonjour"),
    ("variant", "pt_BR", "pt_PT", "Olá", "Olá"),
    ("variant", "pt_PT", "pt_BR", "Olá", "Olá"),
]


@pytest.mark.parametrize(("name", "source", "target", "text", "result"), SISTERS)
def test_sisters(name: str, source: str, target: str, text: str, result: str) -> None:
    engine = make_engine(name, Setup())
    assert engine.supports(source, target)
    assert engine.translate([text], source, target, 1) == [result]


@pytest.mark.parametrize(
    ("name", "source", "target"),
    [
        ("variant", "zh_Hans", "zh_Hant"),
        ("variant", "en", "fr"),
        ("opencc", "en", "zh_Hant"),
        ("variant", "fr", "fr"),
    ],
)
def test_no_sisters(name: str, source: str, target: str) -> None:
    assert not make_engine(name, Setup()).supports(source, target)


def test_settings_from_configuration_and_environment() -> None:
    environ = {
        "MYMEMORY_EMAIL": "a@example.org",
        "MYMEMORY_URL": "http://localhost/",
        "MYMEMORY_API_KEY": " k\n",
    }
    assert read_setup("mymemory", environ, Setup()) == Setup(
        "http://localhost/", "k", MappingProxyType({"email": "a@example.org"})
    )
    assert (
        read_setup("mymemory", environ, Setup(url="http://configured/")).url == "http://configured/"
    )


def test_an_unknown_engine_names_the_known_ones() -> None:
    with pytest.raises(UsageError) as error:
        make_engine("deeple", Setup())
    assert error.value.todo == f"There are {', '.join(engine_names())}."


class FakePoint:
    """An entry point of a plug-in."""

    def __init__(self, name: str, loaded: object) -> None:
        self.name = name
        self.loaded = loaded

    def load(self) -> object:
        if isinstance(self.loaded, Exception):
            raise self.loaded
        return self.loaded


@pytest.fixture
def plugins(monkeypatch: pytest.MonkeyPatch) -> dict[str, object]:
    """Give the plug-ins that are installed, to be filled."""
    installed: dict[str, object] = {}

    def points(*, group: str, name: str | None = None) -> list[FakePoint]:
        assert group == "i18n_tool.engines"
        return [
            FakePoint(each, loaded) for each, loaded in installed.items() if name in {None, each}
        ]

    monkeypatch.setattr("i18n_tool.engines.registry.entry_points", points)
    return installed


def test_an_engine_of_a_plug_in(plugins: dict[str, object]) -> None:
    plugins["scripted"] = lambda setup: Scripted([setup.url])
    engine: Engine = make_engine("scripted", Setup(url="x"))
    assert engine.translate(["a"], "en", "fr", 1) == ["x"]
    assert "scripted" in engine_names()


@pytest.mark.parametrize(
    ("loaded", "says"),
    [(ImportError("no x"), "cannot be loaded"), (lambda setup: 1, "gives no engine")],
)
def test_a_plug_in_that_is_broken(plugins: dict[str, object], loaded: object, says: str) -> None:
    plugins["broken"] = loaded
    with pytest.raises(EngineError, match=says):
        make_engine("broken", Setup())
