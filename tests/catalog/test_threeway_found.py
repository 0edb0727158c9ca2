"""What fuzzing found in merging two versions of a catalog."""

from i18n_tool.catalog import Entry, set_record
from i18n_tool.catalog.threeway import reconcile

HEADER = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
ENTRY = HEADER + 'msgid "a"\nmsgstr "b"\n'


def merged(base: str | None, stays: str, other: str) -> str:
    """Merge, and hold that merging the result again changes nothing."""
    former = None if base is None else base.encode()
    data = reconcile(former, stays.encode(), other.encode(), path="a.po", whose="other").data
    assert reconcile(former, data, other.encode(), path="a.po", whose="other").data == data
    return data.decode()


def test_comments_behind_the_last_entry_are_those_of_both() -> None:
    old = '\n#~ msgid "x"\n#~ msgstr "y"\n'
    assert merged(ENTRY, f"{ENTRY}\n# end\n", f"{ENTRY}{old}# other\n") == (
        f"{ENTRY}{old}\n# end\n# other\n"
    )


def test_a_machines_text_that_a_person_let_stand_is_not_the_machines_after_a_clash() -> None:
    entry = Entry("a", "mine", locale="uk")
    set_record(entry, "uk", "draft", "2026-11-24", origin="engine")
    record = "".join(f"# {line}\n" for line in entry.translator_comments)
    header = HEADER.replace("Content", "Language: uk\\nContent")
    assert merged(
        f'{header}msgid "a"\nmsgstr ""\n',
        f'{header}{record}msgid "a"\nmsgstr "mine"\n',
        f'{header}msgid "a"\nmsgstr "theirs"\n',
    ) == (
        f'{header}# @from engine\n# Conflict: other has\n# msgstr "theirs"\n#, fuzzy\n'
        'msgid "a"\nmsgstr "mine"\n'
    )
