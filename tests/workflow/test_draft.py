"""Drafting: who is asked, what is written, and what is never touched."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from i18n_tool.catalog import Entry, set_record
from i18n_tool.engines import Failure, Kind
from i18n_tool.model.state import Reason, State
from i18n_tool.model.unit import JOINED
from i18n_tool.workflow.draft import (
    Draft,
    DraftOptions,
    Estimate,
    Stopped,
    Undrafted,
    engine_uses,
    estimate,
)
from i18n_tool.workspace.catalogs import load_catalog
from tests.workflow.drafting import PERSON, Fake, Project_, empty, machine, reviewed


@pytest.fixture
def small(tmp_path: Path) -> Project_:
    return Project_(tmp_path, ["uk"])


def test_a_draft_as_it_stands_in_the_catalog(small: Project_) -> None:
    entry = Entry(
        "Open the door.", translator_comments=["A note."], extracted_comments=["paragraph"]
    )
    path = small.catalog("a", "uk", [entry])
    before = path.read_text("utf-8")
    report = small.draft(Fake().use())
    assert report.drafts == (Draft("uk", "a", "Open the door.", "uk Open the door.", "fake"),)
    after = path.read_text("utf-8")
    bind = load_catalog(path, "uk").find("Open the door.").record.bind  # type: ignore[union-attr]
    assert after.split("\n\n", 1)[1] == (
        f"# A note.\n# @draft 2026-11-24 {bind}\n# @from fake\n#. paragraph\n#, fuzzy\n"
        'msgid "Open the door."\nmsgstr "uk Open the door."\n'
    )
    assert "PO-Revision-Date: 2026-11-24 09:30+0000" in after
    assert "PO-Revision-Date: 2026-11-24 09:30+0000" not in before


def test_a_second_run_sends_and_changes_nothing(small: Project_) -> None:
    path = small.catalog("a", "uk", empty("One thing.", "Two things."))
    small.draft(Fake().use())
    before, fake = path.read_bytes(), Fake()
    assert small.draft(fake.use()).drafts == ()
    assert (fake.sent, path.read_bytes()) == ([], before)


def test_the_order_memory_then_sister_then_alike_then_engines(tmp_path: Path) -> None:
    work = Project_(tmp_path, ["pt_BR", "pt_PT"])
    work.catalog(
        "a",
        "pt_BR",
        [
            Entry("In both.", "Nos dois."),
            Entry("In Brazil.", "No Brasil."),
            machine("A draft there.", "Rascunho.", "pt_BR"),
        ],
    )
    work.catalog(
        "b",
        "pt_PT",
        [
            reviewed("In both.", "Em ambos.", "pt_PT"),
            Entry("The big green house stands.", "A casa."),
        ],
    )
    work.catalog(
        "a",
        "pt_PT",
        empty("In both.", "In Brazil.", "A draft there.", "The big grey house stands.", "New."),
    )
    work.draft(Fake().use(), locales=("pt_PT",))
    assert work.texts("a", "pt_PT") == {
        "In both.": "machine memory: Em ambos.",
        "In Brazil.": "machine variant:pt_BR: No Brasil.",
        "A draft there.": "machine fake: pt_PT A draft there.",
        "The big grey house stands.": "machine memory 94%: A casa.",
        "New.": "machine fake: pt_PT New.",
    }


def test_chinese_from_its_other_script_codes_untouched(tmp_path: Path) -> None:
    work = Project_(tmp_path, ["zh_Hans", "zh_Hant"])
    work.catalog(
        "a",
        "zh_Hans",
        [Entry("Software at https://x.org/软件.", "软件在 https://x.org/软件 和 `软件`。")],
    )
    work.catalog("a", "zh_Hant", empty("Software at https://x.org/软件."))
    report = work.draft(locales=("zh_Hant",))
    assert [(item.msgstr, item.origin) for item in report.drafts] == [
        ("軟體在 https://x.org/软件 和 `软件`。", "opencc:zh_Hans")
    ]


def test_an_article_in_the_sister_locale_is_itself_the_source(tmp_path: Path) -> None:
    work = Project_(tmp_path, ["zh_Hant", "en"], source="zh_Hans")
    work.catalog("a", "zh_Hant", empty("软件很好。"))
    assert [(item.msgstr, item.origin) for item in work.draft().drafts] == [
        ("軟體很好。", "opencc:zh_Hans")
    ]


def test_a_regional_variant_of_the_source_inherits_and_is_not_drafted(tmp_path: Path) -> None:
    work = Project_(tmp_path, ["fr_002"], source="fr")
    path = work.catalog("a", "fr_002", empty("Bonjour à tous."))
    before = path.read_bytes()
    assert work.draft(Fake().use()).drafts == ()
    assert path.read_bytes() == before


def test_what_a_match_differs_in_is_told_to_the_translator(small: Project_) -> None:
    small.catalog("b", "uk", [Entry("You can delete the file here.", "Тут можна видалити файл.")])
    path = small.catalog("a", "uk", empty("You can not delete the file here."))
    small.draft()
    record = load_catalog(path, "uk").entries[0].record
    assert record is not None
    assert (record.origin, record.why) == (
        "memory 84%",
        "made for a sentence with another negation",
    )


def test_text_without_letters_is_its_own_translation_and_is_not_sent(small: Project_) -> None:
    small.catalog("a", "uk", empty("…"))
    fake = Fake()
    assert [item.msgstr for item in small.draft(fake.use()).drafts] == ["…"]
    assert fake.sent == []


def persons() -> list[Entry]:
    """Give an entry for each way in which a person may have left one."""
    rejected = Entry("Sent back.", "Ні.", fuzzy=True, locale="uk")
    set_record(rejected, "uk", "rejected", "2026-01-01", by=PERSON)
    refused = Entry("Sent back empty.", "", fuzzy=True, locale="uk")
    set_record(refused, "uk", "rejected", "2026-01-01", by=PERSON)
    touched = machine("Touched.", "Машина.", "uk")
    touched.msgstr = ["Людина."]
    joined = Entry("Told before.", JOINED, locale="uk")
    set_record(joined, "uk", "joined", "2026-01-01", by=PERSON)
    return [
        Entry("Translated.", "Перекладено."),
        reviewed("Reviewed.", "Перевірено.", "uk"),
        rejected,
        refused,
        touched,
        joined,
        Entry("Outdated.", "Застаріло.", fuzzy=True, previous_msgid="Out of date."),
        Entry("Unsure.", "Мабуть.", fuzzy=True),
        Entry("Gone.", "Зникло.", obsolete=True),
        Entry("One file", ["", "", ""], msgid_plural="%d files"),
    ]


@pytest.mark.parametrize("again", [False, True])
def test_what_a_person_left_is_never_touched(small: Project_, *, again: bool) -> None:
    path = small.catalog("a", "uk", persons())
    before = path.read_bytes()
    fake = Fake()
    report = small.draft(fake.use(), again=again)
    assert (report.drafts, fake.sent, path.read_bytes()) == ((), [], before)


def test_again_replaces_only_what_a_machine_wrote_and_nobody_touched(small: Project_) -> None:
    small.catalog("a", "uk", [*persons(), machine("Old draft.", "Старе.", "uk"), Entry("Empty.")])
    small.draft(Fake().use(), again=True)
    texts = small.texts("a", "uk")
    assert texts["Old draft."] == "machine fake: uk Old draft."
    assert texts["Touched."] == "unsure old: Людина."


STATES = st.lists(
    st.sampled_from(["empty", "translated", "reviewed", "machine", "touched", "outdated"]),
    max_size=6,
)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(states=STATES, again=st.booleans(), data=st.data())
def test_law_6_a_machine_never_overwrites_a_person(
    tmp_path: Path, states: list[str], *, again: bool, data: st.DataObject
) -> None:
    entries = []
    for number, state in enumerate(states):
        msgid, text = f"Sentence {'abcdef'[number]} here.", "Людина."
        made = {
            "empty": Entry(msgid),
            "translated": Entry(msgid, text),
            "reviewed": reviewed(msgid, text, "uk"),
            "machine": machine(msgid, "Машина.", "uk"),
            "touched": machine(msgid, "Машина.", "uk"),
            "outdated": Entry(msgid, text, fuzzy=True, previous_msgid="x"),
        }[state]
        if state == "touched":
            made.msgstr = [text]
        entries.append(made)
    work = Project_(tmp_path, ["uk"])
    path = work.catalog("a", "uk", entries)
    work.draft(Fake().use(at_once=data.draw(st.integers(1, 4))), again=again, threshold=100)
    for state, entry in zip(states, load_catalog(path, "uk"), strict=True):
        if state in {"translated", "reviewed", "touched", "outdated"}:
            assert entry.msgstr == ["Людина."]
            assert entry.reason is not Reason.MACHINE
        else:
            assert (entry.state, entry.reason) == (State.DRAFT, Reason.MACHINE)


def test_a_person_who_is_faster_than_the_engine_wins(small: Project_) -> None:
    path = small.catalog("a", "uk", empty("Slow one.", "Other."))

    def meanwhile() -> str:
        catalog = load_catalog(path, "uk")
        catalog.entries[0].msgstr = ["Людина."]
        catalog.save()
        return "Машина."

    report = small.draft(Fake(special={"Slow one.": meanwhile}).use())
    assert small.texts("a", "uk") == {
        "Slow one.": "translated: Людина.",
        "Other.": "machine fake: uk Other.",
    }
    assert [item.msgid for item in report.drafts] == ["Other."]


def test_a_sentence_is_sent_once_however_many_articles_hold_it(small: Project_) -> None:
    for name in ("a", "b", "c"):
        small.catalog(name, "uk", empty("The same."))
    fake = Fake()
    report = small.draft(fake.use())
    assert fake.sent == ["The same."]
    assert [item.article for item in report.drafts] == ["a", "b", "c"]


def test_many_threads_put_every_answer_on_its_own_text(small: Project_) -> None:
    sentences = [f"Sentence {chr(97 + i // 26)}{chr(97 + i % 26)} stands here." for i in range(120)]
    small.catalog("a", "uk", empty(*sentences))
    report = small.draft(Fake().use(at_once=8), threshold=100)
    assert [(item.msgid, item.msgstr) for item in report.drafts] == [
        (text, f"uk {text}") for text in sentences
    ]


def test_codes_and_numbers_that_do_not_come_back_are_no_draft(small: Project_) -> None:
    small.catalog("a", "uk", empty("Use `make` with 14 files.", "Run `it`."))
    report = small.draft(Fake(special={"Run [X1X] .": "Запустіть це."}).use())
    assert small.texts("a", "uk") == {
        "Use `make` with 14 files.": "machine fake: uk Use `make` with 14 files.",
        "Run `it`.": "untranslated: ",
    }
    assert report.failures == (
        Undrafted(
            "uk",
            "a",
            "Run `it`.",
            "fake",
            "a code, link, placeholder or number was lost or doubled",
        ),
    )


def test_the_next_engine_gets_what_the_first_could_not(small: Project_) -> None:
    small.catalog("a", "uk", empty("One.", "Two."))
    first = Fake("first", {"One.": Failure(Kind.PERMANENT, "no")})
    report = small.draft(first.use(), Fake("second").use())
    assert [(item.msgid, item.origin) for item in report.drafts] == [
        ("One.", "second"),
        ("Two.", "first"),
    ]
    assert report.failures == ()


def test_a_fatal_failure_stops_the_engine_and_says_so(small: Project_) -> None:
    small.catalog("a", "uk", empty("One.", "Two.", "Three."))
    fake = Fake(special={"Two.": Failure(Kind.FATAL, "the quota is spent")})
    report = small.draft(fake.use())
    assert fake.sent == ["One.", "Two."]
    assert report.stopped == (Stopped("fake", "the quota is spent"),)
    assert [item.msgid for item in report.failures] == ["Two.", "Three."]


def test_an_engine_that_is_silent_is_left_alone_after_a_while(small: Project_) -> None:
    sentences = [
        f"Sentence number {word}."
        for word in ["one", "two", "three", "four", "five", "six", "seven", "eight"]
    ]
    small.catalog("a", "uk", empty(*sentences))
    fake = Fake(special=dict.fromkeys(sentences, Failure(Kind.TRANSIENT, "no answer")))
    report = small.draft(fake.use(tries=3))
    assert len(fake.sent) == 5 * 3
    assert report.stopped == (Stopped("fake", "no answer, 5 times in a row"),)
    assert len(report.failures) == 8


def test_stopped_at_any_point_what_was_finished_is_saved(small: Project_) -> None:
    def interrupt() -> str:
        raise KeyboardInterrupt

    small.catalog("a", "uk", empty("One.", "Two.", "Three."))
    with pytest.raises(KeyboardInterrupt):
        small.draft(Fake(special={"Two.": interrupt}).use())
    assert small.texts("a", "uk")["One."] == "machine fake: uk One."
    fake = Fake()
    small.draft(fake.use())
    assert fake.sent == ["Two.", "Three."]


def test_the_limit_counts_what_is_drafted(small: Project_) -> None:
    small.catalog("b", "uk", [Entry("Known.", "Відоме.")])
    small.catalog("a", "uk", empty("One.", "Known.", "Two."))
    assert [item.msgid for item in small.draft(Fake().use(), limit=2).drafts] == ["One.", "Known."]
    small.catalog("a", "uk", empty("One.", "Known.", "Two."))
    assert [item.msgid for item in small.draft(limit=1).drafts] == ["Known."]


def test_an_estimate_sends_and_writes_nothing(small: Project_) -> None:
    small.catalog("b", "uk", [Entry("Known words.", "Відоме."), Entry("Run `make` now.")])
    path = small.catalog("a", "uk", empty("Known words.", "Run `make` now."))
    before, fake = path.read_bytes(), Fake()
    rows, errors = estimate(small.project, DraftOptions(), [fake.use()])
    assert (rows, errors) == (
        (Estimate("memory", "uk", 1, 2, 12), Estimate("fake", "uk", 1, 3, 14)),
        (),
    )
    assert (fake.sent, path.read_bytes()) == ([], before)


def test_a_broken_catalog_is_told_of_and_the_others_are_drafted(small: Project_) -> None:
    small.catalog("a", "uk", empty("One."))
    broken = small.catalog("b", "uk", empty("Two."))
    broken.write_text('msgid "x\nmsgstr ""\n', "utf-8")
    report = small.draft(Fake().use())
    assert [item.msgid for item in report.drafts] == ["One."]
    assert [error.where for error in report.errors] == [f"{broken}:1"]
    assert broken.read_text("utf-8") == 'msgid "x\nmsgstr ""\n'


def test_keys_come_from_the_environment_and_the_place_of_a_wrong_setting_is_told(
    tmp_path: Path,
) -> None:
    more = '[engine.libre]\nurl = "http://localhost:1/"\nkey-variable = "MY_KEY"\nretries = 1\nat-once = 3\n'
    work = Project_(tmp_path, ["uk"], more=more)
    (use,) = engine_uses(work.project, ["libre"], {"MY_KEY": "secret"}, 2.5)
    assert (use.timeout, use.at_once, use.patience.tries) == (2.5, 3, 2)
    assert use.engine.setup.key == "secret"  # type: ignore[attr-defined]
    assert "secret" not in repr(use)


def test_a_catalog_that_breaks_meanwhile_keeps_no_other_from_its_drafts(small: Project_) -> None:
    broken = small.catalog("a", "uk", empty("One thing."))
    small.catalog("b", "uk", empty("Two things."))

    def spoil() -> str:
        broken.write_bytes(broken.read_bytes() + b"<<<<<<< HEAD\n")
        return "uk One thing."

    report = small.draft(Fake(special={"One thing.": spoil}, batch=2).use())
    assert [str(error.where) for error in report.errors] == [f"{broken}:13"]
    assert report.drafts == (Draft("uk", "b", "Two things.", "uk Two things.", "fake"),)
    assert small.texts("b", "uk") == {"Two things.": "machine fake: uk Two things."}


def test_a_new_draft_of_a_changed_sentence_is_no_other_sentences_any_more(small: Project_) -> None:
    entry = machine("There are 4 apples.", "There were 3.", "uk")
    entry.previous_msgid = "There are 3 apples."
    entry.extracted_comments = ["paragraph", "changed: number"]
    path = small.catalog("a", "uk", [entry])
    small.draft(Fake().use(), again=True)
    (drafted,) = load_catalog(path, "uk")
    assert (drafted.previous_msgid, drafted.extracted_comments) == (None, ["paragraph"])
    assert drafted.reason is Reason.MACHINE
