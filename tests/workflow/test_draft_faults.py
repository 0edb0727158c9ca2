"""The real deep-translator client on a faulty server, through to the catalogs: nothing is lost.

Hosted engines are never called from here; the server is on loopback.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from i18n_tool.engines import Setup, make_engine
from i18n_tool.engines.patience import Patience
from i18n_tool.workflow.draft import EngineUse
from tests.engines.libre_server import LibreServer, serving
from tests.workflow.drafting import Project_, empty

SENTENCES = ("First of all, read this.", "Then use `make` twice.", "Tom &amp; Ann are done.")


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[LibreServer]:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    with serving() as running:
        yield running


class Waits(list[float]):
    """A clock that only notes how long it was told to sleep."""

    def use(self, server: LibreServer, timeout: float = 5, tries: int = 3) -> EngineUse:
        patience = Patience(tries=tries, sleep=self.append, jitter=lambda: 1.0)
        return EngineUse(make_engine("libre", Setup(url=server.url)), timeout, 1, patience)


DONE = {
    SENTENCES[0]: "machine libre: en>uk First of all, read this.",
    SENTENCES[1]: "machine libre: en>uk Then use `make` twice.",
    SENTENCES[2]: "machine libre: en>uk Tom &amp; Ann are done.",
}
PASSING = {
    "busy": 7.0,
    "broken": 1.0,
    "silent": 1.0,
    "drip": 1.0,
    "page": 1.0,
    "page_as_text": 1.0,
    "truncated": 1.0,
    "short": 1.0,
    "nothing": 1.0,
    "close": 1.0,
}


@pytest.mark.parametrize(("fault", "waited"), PASSING.items(), ids=list(PASSING))
def test_a_fault_that_passes_is_outwaited(
    tmp_path: Path, server: LibreServer, fault: str, waited: float
) -> None:
    work, waits = Project_(tmp_path, ["uk"]), Waits()
    work.catalog("a", "uk", empty(*SENTENCES))
    server.faults = ["", fault]
    report = work.draft(waits.use(server, 0.3 if fault in {"silent", "drip"} else 5))
    assert (work.texts("a", "uk"), report.failures, waits) == (DONE, (), [waited])


LASTING = {
    "empty": "the engine gave an empty answer",
    "null": "the engine gave an empty answer",
    "list": "the engine answered in a form that is not known",
    "refused": "the server refuses the text (HTTP 400)",
    "babble": "the engine's answer cannot be a translation of the text",
    "wrong_text": "a code, link, placeholder or number was lost or doubled",
}


@pytest.mark.parametrize(("fault", "reason"), LASTING.items(), ids=list(LASTING))
def test_a_fault_that_lasts_costs_only_its_sentence(
    tmp_path: Path, server: LibreServer, fault: str, reason: str
) -> None:
    work = Project_(tmp_path, ["uk"])
    work.catalog("a", "uk", empty(*SENTENCES))
    server.faults = ["", fault, fault if fault == "wrong_text" else ""]
    report = work.draft(Waits().use(server))
    assert work.texts("a", "uk") == {**DONE, SENTENCES[1]: "untranslated: "}
    assert [(item.msgid, item.engine, item.reason) for item in report.failures] == [
        (SENTENCES[1], "libre", reason)
    ]
    assert work.draft(Waits().use(server)).failures == ()
    assert work.texts("a", "uk") == DONE


@pytest.mark.parametrize("fault", ["missing", "moved", "busy_long"])
def test_a_fatal_fault_keeps_what_was_done_before_and_asks_no_more(
    tmp_path: Path, server: LibreServer, fault: str
) -> None:
    work, waits = Project_(tmp_path, ["uk"]), Waits()
    work.catalog("a", "uk", empty(*SENTENCES))
    server.faults, server.always = [""], fault
    report = work.draft(waits.use(server))
    texts = work.texts("a", "uk")
    assert texts == {**dict.fromkeys(SENTENCES, "untranslated: "), SENTENCES[0]: DONE[SENTENCES[0]]}
    assert (len(server.asked), len(report.stopped), waits) == (2, 1, [])


def test_a_mark_lost_with_one_scheme_is_asked_for_with_the_other(
    tmp_path: Path, server: LibreServer
) -> None:
    work = Project_(tmp_path, ["uk"])
    work.catalog("a", "uk", empty(SENTENCES[1]))
    server.translate = lambda text, source, target: text.replace("[X1X]", "")
    assert [item.msgstr for item in work.draft(Waits().use(server)).drafts] == [SENTENCES[1]]
    assert server.asked == ["Then use [X1X] twice.", "Then use __PH1__ twice."]


def test_entities_survive_a_server_that_unescapes_every_answer(
    tmp_path: Path, server: LibreServer
) -> None:
    work = Project_(tmp_path, ["uk"])
    work.catalog("a", "uk", empty("Less &lt;b&gt; is &nbsp; more."))
    assert [item.msgstr for item in work.draft(Waits().use(server)).drafts] == [
        "en>uk Less &lt;b&gt; is &nbsp; more."
    ]


def test_two_hundred_sentences_on_eight_threads_are_all_their_own(
    tmp_path: Path, server: LibreServer
) -> None:
    work = Project_(tmp_path, ["uk"])
    sentences = [f"Sentence {chr(97 + i // 20)}{chr(97 + i % 20)} stands here." for i in range(200)]
    work.catalog("a", "uk", empty(*sentences[:100]))
    work.catalog("b", "uk", empty(*sentences[100:]))
    use = Waits().use(server)
    report = work.draft(EngineUse(use.engine, 5, 8, use.patience), threshold=100)
    assert (report.failures, report.errors) == ((), ())
    assert [(item.msgid, item.msgstr) for item in report.drafts] == [
        (text, f"en>uk {text}") for text in sentences
    ]
