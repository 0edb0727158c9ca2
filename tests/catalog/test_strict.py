"""The careful reader: what gettext reads is read, what it refuses is refused, with the line."""

import shutil
import subprocess

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from i18n_tool.catalog import Catalog, Entry, Limits, parse_catalog, serialize_catalog
from i18n_tool.catalog.limits import LimitError
from i18n_tool.errors import CatalogError
from tests.catalog.generated import shape

HEADER = (
    'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
    '"Plural-Forms: nplurals=2; plural=n != 1;\\n"\n\n'
)
BODY = 6
"""The line after the header."""


def read(body: str, **values: object) -> Catalog:
    return parse_catalog((HEADER + body).encode(), path="a.po", **values)


@pytest.mark.parametrize(
    ("body", "line", "what"),
    [
        ('msgid "a"\n# c\nmsgstr "b"\n', 1, "a comment stands inside"),
        ('msgid "a"\nmsgstr "b"\n# c\n"d"\n', 3, "no keyword before it"),
        ('msgid "a"\nmsgstr "b"\nmsgstr "c"\n', 2, "a second msgstr"),
        ('msgid "a"\n', 0, "not finished: no msgstr"),
        ('msgid "a"\nmsgstr\n', 1, "not finished: no text"),
        ('msgid\nmsgstr "a"\n', 1, "no text in quotes before msgstr"),
        ('msgid "a"\nmsgid_plural "b"\nmsgstr "x"\n', 2, "without [0]"),
        ('msgid "a"\nmsgid_plural "b"\nmsgstr[0] "x"\n', 0, "1 plural forms"),
        ('msgid "a"\nmsgid_plural "b"\nmsgstr[1] "x"\n', 2, "plural form 0 is missing"),
        ('#| garbage\nmsgid "a"\nmsgstr "b"\n', 0, "is not msgctxt, msgid"),
        ('#| msgid "x"\n# foo\nmsgid "a"\nmsgstr "b"\n', 1, "a comment stands inside"),
        ('#| msgid_plural "x"\nmsgid "a"\nmsgstr "b"\n', 0, "is not msgctxt, msgid"),
        ('#| msgctxt "x"\nmsgid "a"\nmsgstr "b"\n', 1, "is not finished"),
        ('#| msgid "x"\n#| msgid "y"\nmsgid "a"\nmsgstr "b"\n', 1, "is not msgctxt, msgid"),
        ('#| "x"\nmsgid "a"\nmsgstr "b"\n', 0, "no keyword before it"),
        ('#| msgid "x"\n', 0, "no entry after it"),
        ('#| msgid "x"\n#~ msgid "a"\n#~ msgstr "b"\n', 1, "inconsistent use of #~"),
        ('#~ msgid "a"\nmsgstr "b"\n', 1, "inconsistent use of #~"),
        ('#~ msgid "a"\n#~ msgstr "b"\n"c"\n', 2, "inconsistent use of #~"),
        ('msgid "a\\u00e9"\nmsgstr "b"\n', 0, "an escape that PO does not have"),
        ('msgid "a\\xe9"\nmsgstr "b"\n', 0, "not UTF-8"),
        ('# c\n=======\nmsgid "a"\nmsgstr "b"\n', 1, "git conflict markers"),
        ('||||||| base\nmsgid "a"\nmsgstr "b"\n', 0, "git conflict markers"),
        ('msgid "a\nmsgstr "b"\n', 0, "does not end on its line"),
        ('msgid[0] "a"\nmsgstr "b"\n', 0, "unknown keyword"),
        ('msgid "é"\nmsgstr é\n', 1, "syntax error at 'é'"),
    ],
)
def test_refused(body: str, line: int, what: str) -> None:
    with pytest.raises(CatalogError) as caught:
        read('msgid "fine"\nmsgstr "x"\n\n' + body)
    assert what in caught.value.what
    assert (caught.value.path, caught.value.line) == ("a.po", BODY + 3 + line)


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        ('msgid "a" msgstr "b" # tail\nmsgid "c" msgstr "d"', [("a", ["b"], []), ("c", ["d"], ["tail"])]),
        ('msgid "a"\n\nmsgstr "b"\n\n\t"c"\n', [("a", ["bc"], [])]),
        ('msgid"a"msgid_plural"b"msgstr [0]"x"msgstr[ 01 ]"y"', [("a", ["x", "y"], [])]),
        ('#~ # note\n#~msgid "a"\n#~\n#~  msgstr "b"\n', [("a", ["b"], ["note"])]),
        ('# one\n\n# two\nmsgid "\\x41\\102\\a"\nmsgstr ""\n', [("AB\a", [""], ["one", "two"])]),
        ('msgid ""\n"#~ \\"\n"\nmsgstr "b"\n'.replace('\\"\n"', '\\""'), [('#~ "', ["b"], [])]),
    ],
)  # fmt: skip
def test_accepted(body: str, shown: list[object]) -> None:
    catalog = read(body)
    assert [(one.msgid, one.msgstr, one.translator_comments) for one in catalog] == shown
    assert serialize_catalog(catalog).decode() == HEADER + body


def test_limits() -> None:
    body = 'msgid "a"\nmsgstr "b"\n\nmsgid "long"\nmsgstr "' + "b" * 200 + '"\n'
    for name, value, line, told in (
        ("file_size", 300, 0, "354 bytes, more than the limit of 300 (limits.catalog-size)"),
        ("entries", 2, 0, "3 entries, more than the limit of 2 (limits.entries)"),
        ("entry_size", 150, BODY + 3, "224 bytes, more than the limit of 150 (limits.entry-size)"),
        ("header_size", 100, 1, "108 bytes, more than the limit of 100 (limits.header-size)"),
        ("nplurals", 1, 1, "nplurals=2, more than the limit of 1 (limits.plural-forms)"),
    ):
        with pytest.raises(LimitError) as caught:
            read(body, limits=Limits(**{name: value}))
        assert caught.value.what.endswith(told)
        assert caught.value.line == line
        assert f"`{told.split('.')[-1][:-1]}`" in caught.value.todo


@pytest.mark.parametrize(
    ("entry", "what"),
    [
        (Entry("a", "x\0y"), "NUL"),
        (Entry("a", "\ud800"), "cannot be written in"),
        (Entry("", "x"), "second header"),
        (Entry("old", "x"), "two entries would have the same key"),
        (Entry("a", ["x"], msgid_plural="as"), "1 plural forms"),
        (Entry("a", ["x", "y", "z"], msgid_plural="as"), "3 plural forms"),
    ],
)
def test_what_could_not_be_read_again_is_not_written(entry: Entry, what: str) -> None:
    catalog = read('msgid "old"\nmsgstr "x"\n')
    catalog.entries.append(entry)
    with pytest.raises(CatalogError, match=what):
        serialize_catalog(catalog)


def test_a_text_that_the_charset_does_not_have() -> None:
    data = HEADER.replace("UTF-8", "ISO-8859-2").encode() + b'msgid "a"\nmsgstr "b"\n'
    catalog = parse_catalog(data, path="a.po")
    catalog.entries[0].msgstr = ["日本"]
    with pytest.raises(CatalogError, match="ISO8859-2") as caught:
        serialize_catalog(catalog)
    assert "msgconv" in caught.value.todo


def test_a_large_catalog_of_odd_lines_takes_linear_time() -> None:
    """Each entry odd, each the msgid of an obsolete one: nothing here is quadratic."""
    body = "".join(
        f' msgid "{n}"\nmsgstr "x"\n#~ msgid "{n}"\n#~ msgstr "y"\n' for n in range(3000)
    )
    catalog = read(body)
    assert len(catalog) == 6000
    assert len(catalog.warnings) == 3000


def test_an_escape_ends_with_its_string() -> None:
    catalog = read('msgid "a"\nmsgstr "\\x41"\n"b\\1" "2\\\\n"\n')
    assert [one.msgstr for one in catalog] == [["Ab\x012\\n"]]


LINES = [
    *('msgid "a"', 'msgid "b"', 'msgstr "x"', 'msgctxt "c"', 'msgid_plural "as"', 'msgstr ""'),
    *('msgstr[0] "p"', 'msgstr[1] "q"', '"more\\n"', '  "z"', "# note", "#. ext", "#: ref:1"),
    *("#, fuzzy", '#| msgid "old"', '#| "old2"', '#| msgctxt "oc"', '#~ msgid "o"'),
    *('#~ msgstr "os"', '#~ "om"', '#~| msgid "oo"', "", "#", "#~", "#|", "#~ # c", '"a" "b"'),
    *('"\\x41"', '"\\q"', 'msgid "m" msgstr "n"', '#~msgid "tight"', "msgstr", 'msgstr[00] "z"'),
]


@pytest.mark.skipif(not shutil.which("msgcat"), reason="NOT TESTED against msgcat: it is missing")
@settings(max_examples=150)
@given(st.lists(st.sampled_from(LINES), max_size=5), st.integers(0, 8))
def test_it_reads_what_msgcat_reads(odd: list[str], at: int) -> None:
    """Lines put anywhere: both refuse, or both read the same values."""
    good = [
        'msgid "1"',
        'msgstr "v"',
        "",
        '#~ msgid "2"',
        '#~ msgstr ""',
        '#~ "w"',
        "",
        'msgid "3"',
    ]
    lines = [*good, 'msgstr "x"']
    data = (HEADER + "\n".join([*lines[:at], *odd, *lines[at:]]) + "\n").encode()
    done = subprocess.run(
        ["msgcat", "--force-po", "--no-wrap", "-"], input=data, capture_output=True, check=False
    )
    if done.returncode:
        with pytest.raises(CatalogError):
            parse_catalog(data)
        return
    try:
        catalog = parse_catalog(data)
    except CatalogError as caught:
        if "nplurals" in caught.what:  # msgfmt -c counts forms, msgcat does not
            return
        raise
    assert serialize_catalog(catalog) == data
    # msgcat drops a reference that comes twice, obsolete entries and the flag fuzzy where there is no translation
    for one in catalog:
        one.references = list(dict.fromkeys(one.references))
    ours = [shape(one) for one in catalog if one.msgstr[0]]
    theirs = [shape(one) for one in parse_catalog(done.stdout) if one.msgstr[0]]
    assert sorted(map(repr, ours)) == sorted(map(repr, theirs))


def test_a_comment_that_gettext_reads_differently() -> None:
    """The one place where gettext goes on to the next line: it is read as it looks, and warned of."""
    catalog = read('# C:\\\nmsgid "a"\nmsgstr "b"\n')
    assert [one.translator_comments for one in catalog] == [["C:\\"]]
    assert catalog.warnings == (
        (BODY + 1, "gettext joins the next line to a comment that ends in a backslash"),
    )


@pytest.mark.parametrize("text", ["#\n", "# a note\n", "  # a\n\n#~\n", "#~", "#: a.md:1\n"])
def test_a_file_of_comments_is_a_catalog_without_entries(text: str) -> None:
    catalog = parse_catalog(text.encode())
    assert list(catalog) == []
    assert serialize_catalog(catalog) == text.encode()
    assert {what for _, what in catalog.warnings} >= {
        "the catalog has no header; read as UTF-8",
    }


@pytest.mark.parametrize(
    "text",
    [
        'msgid ""\nmsgstr "a" msgid "charset=ISO-8859-2" msgstr "b"\n',
        'msgctxt "a"\nmsgid ""\nmsgstr "charset=ISO-8859-2"\n',
        'msgctxt "a"\nmsgid ""\nmsgstr "charset=KOI8-R"\n\nmsgid ""\nmsgstr "charset=UTF-8"\n',
    ],
)
def test_a_charset_that_only_looks_declared_is_refused(text: str) -> None:
    with pytest.raises(CatalogError, match="but its header does not say so"):
        parse_catalog(text.encode())


def test_a_comment_behind_the_mark_of_a_previous_msgid_says_none() -> None:
    body = '#~| # "one"\n#| #~ # msgid\n#|#msgid "\\%"\nmsgid "a"\nmsgstr "b"\n'
    assert [one.previous_msgid for one in read(body)] == [None]


def test_of_two_fields_of_one_name_the_first_counts() -> None:
    header = 'msgid ""\nmsgstr "Language: uk\\nLanguage: fr\\nContent-Type: text/plain\\n"\n'
    catalog = parse_catalog(header.encode())
    assert (catalog.locale, catalog.header["Language"]) == ("uk", "uk")
