"""Law 3: loading and saving gives back the bytes; a change of one entry changes its lines only."""

import difflib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from i18n_tool.catalog import Catalog, Entry, parse_catalog, serialize_catalog
from i18n_tool.errors import ToolError
from tests.catalog.generated import catalogs, filled, shape

HEADER = (
    'msgid ""\nmsgstr ""\n"Language: fr\\n"\n"PO-Revision-Date: 2025-01-01 00:00+0000\\n"\n'
    '"Content-Type: text/plain; charset=UTF-8\\n"\n'
)
FIELDS = (
    *("msgctxt", "msgid", "msgid_plural", "msgstr", "flags", "obsolete", "fuzzy", "references"),
    *("previous_msgctxt", "previous_msgid", "previous_msgid_plural", "record", "state", "reason"),
    *("translator_comments", "extracted_comments", "key"),
)


def changed_lines(before: bytes, after: bytes) -> list[str]:
    """Give the lines that go (`-`) and come (`+`)."""
    lines = difflib.ndiff(before.decode().splitlines(), after.decode().splitlines())
    return [line for line in lines if line[0] in "-+"]


def edited(body: str, **values: object) -> str:
    """Give how `body`, after a header, reads when its last entry has other values."""
    catalog = parse_catalog((HEADER + "\n" + body).encode())
    for name, value in values.items():
        setattr(catalog.entries[-1], name, value)
    return serialize_catalog(catalog).decode().removeprefix(HEADER + "\n")


def test_real_catalogs(shared: Path) -> None:
    """All catalogs of ../shared, byte for byte, whatever of their entries is looked at."""
    paths = sorted((shared / "corpus" / "po").rglob("*.po"))
    assert len(paths) == 184
    for path in paths:
        data = path.read_bytes()
        catalog = parse_catalog(data, path=str(path))
        assert serialize_catalog(catalog) == data
        for entry in catalog:
            for name in FIELDS:
                getattr(entry, name)
        assert serialize_catalog(catalog) == data


def test_one_edit_in_real_catalogs(shared: Path) -> None:
    """After an edit of one entry, only lines of that entry differ."""
    for path in sorted((shared / "corpus" / "po").rglob("*.po"))[::3]:
        data = path.read_bytes()
        catalog = parse_catalog(data, path=str(path))
        if len(catalog) < 2 or len(data) > 200_000:
            continue
        number = len(catalog) // 2
        entry, following = catalog.entries[number], catalog.entries[number + 1 :][:1]
        entry.msgstr = [form + " changed" for form in entry.msgstr]
        after = serialize_catalog(catalog)
        first = entry.line - 1
        last = following[0].line - 1 if following else data.count(b"\n")
        before, now = data.decode().split("\n"), after.decode().split("\n")
        assert now[:first] == before[:first]
        assert now[len(now) - (len(before) - last) :] == before[last:]
        assert [shape(one) for one in parse_catalog(after)] == [shape(one) for one in catalog]


@given(catalogs(), st.data())
def test_law_3(catalog: Catalog, data: st.DataObject) -> None:
    """One changed entry: the bytes of all others stay, and the values are those assigned."""
    read = parse_catalog(serialize_catalog(catalog))
    if not len(read):
        return
    before = [b"".join(entry.parts or ()) for entry in read]
    number = data.draw(st.integers(0, len(read) - 1))
    entry = read.entries[number]
    entry.msgstr[0] = data.draw(filled)
    entry.flags = data.draw(st.sampled_from([[], ["fuzzy"], ["no-wrap"], ["x", "fuzzy"]]))
    entry.translator_comments = data.draw(st.lists(st.sampled_from(["one", "two", ""]), max_size=3))
    entry.references = data.draw(st.lists(st.sampled_from(["a:1", "b:2"]), unique=True))
    entry.previous_msgid = data.draw(filled)
    again = parse_catalog(serialize_catalog(read))
    after = [b"".join(entry.parts or ()) for entry in again]
    wanted = [(*shape(one)[:4], set(one.flags), *shape(one)[5:]) for one in read]
    assert [(*shape(one)[:4], set(one.flags), *shape(one)[5:]) for one in again] == wanted
    assert after[:number] + after[number + 1 :] == before[:number] + before[number + 1 :]


def test_each_kind_of_comment_changes_alone() -> None:
    body = """#foo
# two
#. e
#: a:1   b:2
#: c:3
#,no-wrap,fuzzy
#= sticky
#| msgid "old"
msgid "a"
msgstr "b"
"""
    assert edited(body) == body
    assert edited(body, fuzzy=False) == body.replace("#,no-wrap,fuzzy", "#, no-wrap")
    assert edited(body, previous_msgid=None) == body.replace('#| msgid "old"\n', "")
    assert edited(body, references=["a:1", "b:2", "d"]) == body.replace("c:3", "d")
    assert edited(body, translator_comments=["foo", "3"]) == body.replace("two", "3")
    assert edited(body, extracted_comments=["e", "f"]) == body.replace("#. e\n", "#. e\n#. f\n")
    assert edited(body, msgctxt="c") == body.replace('msgid "a"', 'msgctxt "c"\nmsgid "a"')
    assert edited(body, flags=[]) == body.replace("#,no-wrap,fuzzy\n#= sticky\n", "")
    assert edited(body, flags=["c", "no-wrap", "fuzzy", "sticky"]) == body.replace(
        "#,no-wrap,fuzzy", "#, no-wrap, fuzzy, c"
    )
    assert edited(body, obsolete=True) == body.replace("#| msgid", "#~| msgid").replace(
        'msgid "a"\nmsgstr', '#~ msgid "a"\n#~ msgstr'
    )


def test_a_comment_that_stays_keeps_what_a_new_one_could_not_hold() -> None:
    body = '# one\r two\r\n# w\\\nmsgid "a"\nmsgstr "b"\n'
    assert edited(body, translator_comments=["one\r two", "w\\ ", "new\r"]) == body.replace(
        "w\\\n", "w\\ \n# new \n"
    )


def test_flags_are_parted_by_white_space_too() -> None:
    body = '#, c-format  range: 0..9\tfuzzy\nmsgid "a"\nmsgstr "b"\n'
    assert parse_catalog(body.encode()).entries[0].flags == ["c-format", "range: 0..9", "fuzzy"]
    assert edited(body, fuzzy=False) == body.replace(
        "c-format  range: 0..9\tfuzzy", "c-format, range: 0..9"
    )


def test_a_comment_between_those_that_change_keeps_its_line() -> None:
    body = '#one\n#  two\r\n#three\n#four\nmsgid "a"\nmsgstr "b"\n'
    assert edited(body, translator_comments=["1", " two", "three", "4"]) == body.replace(
        "#one", "# 1"
    ).replace("#four", "# 4")


def test_comments_that_come_stand_in_gettexts_order() -> None:
    values = {
        "flags": ["fuzzy"],
        "references": ["r", "with space"],
        "previous_msgid": "p",
        "extracted_comments": ["e"],
        "translator_comments": ["t\rmsgid", "u\nv", "w\\"],
    }
    assert edited('msgid "a"\nmsgstr "b"\n', **values) == (
        '# t msgid\n# u\n# v\n# w\\ \n#. e\n#: r \u2068with space\u2069\n#, fuzzy\n#| msgid "p"\n'
        'msgid "a"\nmsgstr "b"\n'
    )


@pytest.mark.parametrize(
    ("before", "text", "after"),
    [
        ('msgstr "b"\n', "x\ny\n", 'msgstr ""\n"x\\n"\n"y\\n"\n'),
        ('msgstr ""\n"one\\n"\n"two, "\n"cut\\n"\n"three"\n', "1\ntwo, cut\nthree",
         'msgstr ""\n"1\\n"\n"two, "\n"cut\\n"\n"three"\n'),
        ('  msgstr "b" "c"\n', "d", 'msgstr "d"\n'),
        ('msgstr ""\n"' + "word " * 12 + '"\n"word"\n', "word " * 16 + "w",
         'msgstr ""\n"' + "word " * 15 + '"\n"word w"\n'),
        ('msgstr "' + "word " * 30 + '"\n', "long " * 30, 'msgstr "' + "long " * 30 + '"\n'),
    ],
)  # fmt: skip
def test_an_entry_keeps_its_style(before: str, text: str, after: str) -> None:
    assert edited('msgid "a"\n' + before, msgstr=[text]) == 'msgid "a"\n' + after


def test_one_plural_form_changes_alone() -> None:
    body = 'msgid "a"\nmsgid_plural "as"\nmsgstr[0] "x" "y"\nmsgstr[1] "z"\n'
    assert edited(body, msgstr=["xy", "1"]) == body.replace("z", "1")
    assert edited(body, msgstr=["0", "z"]) == body.replace('"x" "y"', '"0"')


def test_a_catalog_without_a_header_gets_a_whole_one_before_its_first_entry() -> None:
    catalog = parse_catalog('msgid "a"\nmsgstr "А"\n\nmsgid "b"\nmsgstr ""\n'.encode())
    catalog.touch("2026-11-24 09:30+0000")
    assert serialize_catalog(catalog).decode() == (
        'msgid ""\nmsgstr ""\n"MIME-Version: 1.0\\n"\n'
        '"Content-Type: text/plain; charset=UTF-8\\n"\n"Content-Transfer-Encoding: 8bit\\n"\n'
        '"PO-Revision-Date: 2026-11-24 09:30+0000\\n"\n\n'
        'msgid "a"\nmsgstr "А"\n\nmsgid "b"\nmsgstr ""\n'
    )


def test_an_entry_that_becomes_the_first_has_no_blank_line_before_it() -> None:
    catalog = parse_catalog(b'msgid "a"\nmsgstr "A"\n\nmsgid "b"\nmsgstr "B"\n')
    catalog.entries = catalog.entries[::-1]
    assert serialize_catalog(catalog) == b'msgid "b"\nmsgstr "B"\n\nmsgid "a"\nmsgstr "A"\n'


def test_a_header_field_changes_alone() -> None:
    catalog = parse_catalog((HEADER + "\n# end").encode())
    catalog.touch("2026-11-24 09:30+0000")
    catalog.header["X-New"] = "1"
    assert changed_lines((HEADER + "\n# end").encode(), serialize_catalog(catalog)) == [
        '- "PO-Revision-Date: 2025-01-01 00:00+0000\\n"',
        '+ "PO-Revision-Date: 2026-11-24 09:30+0000\\n"',
        '+ "X-New: 1\\n"',
    ]
    del catalog.header["X-New"]
    assert list(catalog.header) == ["Language", "PO-Revision-Date", "Content-Type"]
    with pytest.raises(KeyError):
        del catalog.header["X-New"]
    with pytest.raises(ValueError, match="one line"):
        catalog.header["Language"] = "a\nb"


def test_the_file_keeps_bom_line_ends_charset_and_its_end() -> None:
    header = HEADER.replace("UTF-8", "ISO-8859-2")
    text = header + '\nmsgid "x"\nmsgstr "ěšč"\n\nmsgid "y"\nmsgstr "ž"'
    data = b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode("iso-8859-2")
    catalog = parse_catalog(data)
    assert serialize_catalog(catalog) == data
    catalog.find("x").msgstr = ["č"]
    assert serialize_catalog(catalog) == data.replace("ěšč".encode("iso-8859-2"), b"\xe8")


def test_order_and_obsolete_entries() -> None:
    body = 'msgid "a"\nmsgstr "1"\n\n# old\n#~ msgid "b"\n#~ msgstr "2"\n\nmsgid "c"\nmsgstr "3"'
    catalog = parse_catalog((HEADER + "\n" + body).encode())
    first, old, last = catalog.entries
    old.obsolete = False
    first.obsolete = True
    catalog.entries = [old, last, first, Entry("d", "4")]
    assert serialize_catalog(catalog).decode() == HEADER + (
        '\n# old\nmsgid "b"\nmsgstr "2"\n\nmsgid "c"\nmsgstr "3"\n\nmsgid "d"\nmsgstr "4"\n'
        '\n#~ msgid "a"\n#~ msgstr "1"\n'
    )


def test_lines_and_finding() -> None:
    body = '# c\nmsgctxt "x"\nmsgid "a"\nmsgstr "1"\n\nmsgid "a"\nmsgstr "2"\n'
    catalog = parse_catalog((HEADER + "\n" + body).encode())
    assert [entry.line for entry in catalog] == [9, 12]
    assert catalog.find("a").msgstr == ["2"]
    assert catalog.find("a", "x").msgstr == ["1"]
    assert catalog.find("b") is None
    assert (len(catalog), catalog.locale, catalog.header["Language"]) == (2, "fr", "fr")


def test_saving_goes_through_the_writer() -> None:
    written: list[tuple[Path, bytes]] = []
    data = HEADER.encode()
    catalog = parse_catalog(data, path="a.po")
    catalog.writer = lambda path, text: written.append((path, text))
    catalog.save()
    catalog.save("b.po")
    assert written == [(Path("a.po"), data), (Path("b.po"), data)]


def test_a_catalog_without_a_path_says_so() -> None:
    with pytest.raises(ToolError, match="nowhere to be saved to"):
        parse_catalog(HEADER.encode(), path="").save()


def test_lists_are_no_texts() -> None:
    with pytest.raises(TypeError, match="list of texts"):
        Entry("a").msgstr = "b"
    with pytest.raises(TypeError, match="no 'msgstrr'"):
        Entry("a", msgstrr="b")
