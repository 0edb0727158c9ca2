"""The kinds of ../shared/nasty-po with contents of our own, each in many places, and more kinds."""

import shutil
import subprocess
from pathlib import Path

import pytest

from i18n_tool.catalog import Catalog, parse_catalog, serialize_catalog
from i18n_tool.catalog.limits import LimitError
from i18n_tool.catalog.mo import FINISHED, compile_mo, texts_of
from i18n_tool.catalog.scan import scan
from i18n_tool.catalog.siblings import Siblings
from i18n_tool.errors import CatalogError
from tests.catalog.generated import shape
from tests.catalog.nasty import (
    ACCEPT,
    AFTER,
    BEFORE,
    CASES,
    FIELDS,
    HEADER,
    REJECT,
    WARN,
    Case,
    Variant,
    entry,
    header,
    variants,
)

MSGFMT = shutil.which("msgfmt")


def read(data: bytes | str) -> Catalog:
    data = data.encode() if isinstance(data, str) else data
    return parse_catalog(data, path="nasty.po", locale="cs")


def judge(data: bytes | str, expect: str, line: int | None = None) -> Catalog | None:
    """Read a catalog as the manifest says that one of its kind is read."""
    data = data.encode() if isinstance(data, str) else data
    if expect == REJECT:
        with pytest.raises(CatalogError) as caught:
            read(data)
        assert caught.value.path == "nasty.po"
        assert caught.value.todo
        assert line is None or abs(caught.value.line - line) <= 1, (caught.value.line, line)
        return None
    catalog = read(data)
    assert serialize_catalog(catalog) == data
    assert bool(catalog.warnings) == (expect == WARN), catalog.warnings
    return catalog


def hold(variant: Variant) -> None:
    """Hold that a variant is read or refused, and that changing one entry changes no other."""
    catalog = judge(variant.data, variant.expect, variant.line)
    if catalog is None:
        return
    before = [shape(one) for one in catalog]
    for one in catalog:
        if one.msgid == "before":
            one.msgstr = ["jinak"]
    again = read(serialize_catalog(catalog))
    for old, new in zip(before, map(shape, again), strict=True):
        assert new == old or "before" in old


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_case_in_every_place(case: Case) -> None:
    for variant in variants(case):
        try:
            hold(variant)
        except Exception as error:
            error.add_note(f"{variant.what}:\n{variant.data.decode('utf-8', 'replace')}")
            raise


@pytest.mark.parametrize("case", CASES, ids=str)
def test_the_quick_ways_read_the_same(case: Case) -> None:
    """Coverage and rendering have ways of their own through a catalog: they refuse no less."""
    for variant in variants(case):
        siblings = Siblings(len)
        for _ in range(2):  # the second time what stands before a translation is known
            if variant.expect == REJECT:
                for quick in (siblings.tally, texts_of, compile_mo):
                    with pytest.raises(CatalogError):
                        quick(variant.data, locale="cs")
            else:
                found = scan(variant.data, locale="cs")
                sums = {standing: sum(map(len, raws)) for standing, raws in found.items()}
                assert siblings.tally(variant.data, locale="cs") == sums
                assert texts_of(variant.data, locale="cs") == {
                    one.key: one.msgstr[0]
                    for one in read(variant.data)
                    if one.state in FINISHED and not one.obsolete
                }


def test_there_are_many() -> None:
    assert len(CASES) >= 400
    assert len({case.kind for case in CASES}) >= 30


@pytest.mark.skipif(MSGFMT is None, reason="msgfmt is not installed")
def test_what_is_accepted_compiles_as_msgfmt_compiles_it(tmp_path: Path) -> None:
    """Where msgfmt reads a catalog at all, it is right about values."""
    compared = 0
    for case in CASES:
        variant = next(variants(case))
        if variant.expect == REJECT:
            continue
        (tmp_path / "a.po").write_bytes(variant.data)
        words = [str(MSGFMT), "--no-hash", "-o", str(tmp_path / "a.mo"), str(tmp_path / "a.po")]
        done = subprocess.run(words, capture_output=True, check=False)
        if done.returncode == 0:
            compared += 1
            assert compile_mo(variant.data, locale="cs") == (tmp_path / "a.mo").read_bytes(), case
    assert compared > 100


# -- encodings ------------------------------------------------------------------------------------

CHARSETS = [
    ("ISO-8859-2", "\u011b\u0161\u010d"),
    ("windows-1250", "\u017elu\u0165"),
    ("KOI8-R", "\u043f\u0440\u0438\u0432\u0435\u0442"),
    ("CP1251", "\u043f\u0440\u0438\u0432\u0456\u0442"),
    ("Shift_JIS", "\u65e5\u672c\u8a9e\u8868\u793a"),  # the last but one ends in a backslash's byte
    ("EUC-JP", "\u65e5\u672c\u8a9e"),
    ("GB2312", "\u4e2d\u6587"),
    ("GBK", "\u4e2d\u6587"),
    ("GB18030", "\u4e2d\u6587\U0001f600"),
    ("BIG5", "\u4e2d\u6587\u529f\u80fd"),  # as above
    ("ISO-8859-1", "\u00e9"),
    ("iso-8859-15", "\u0153"),
    ("EUC-KR", "\ud55c\uad6d"),
]


@pytest.mark.parametrize(("charset", "text"), CHARSETS)
def test_legacy_charsets(charset: str, text: str) -> None:
    body = entry("x", text) + f'\n# {text}\n#~ msgid "o"\n#~ msgstr "{text}"\n'
    whole = header(Content_Type=f"text/plain; charset={charset}", Last_Translator=text) + body
    for spelt in (whole, whole.replace("\n", "\r\n")):
        catalog = judge(spelt.encode(charset), ACCEPT)
        assert catalog is not None
        assert [one.msgstr for one in catalog] == [[text], [text]]
        next(iter(catalog)).msgstr = [text + text]
        assert text + text in serialize_catalog(catalog).decode(charset)


@pytest.mark.parametrize(("charset", "text"), CHARSETS)
def test_bytes_that_are_not_in_the_charset(charset: str, text: str) -> None:
    start = HEADER.count("\n")
    for body, line in (
        (entry("x", text), 3),
        (entry(text, "y"), 2),
        (f'\n# {text}\nmsgid "x"\nmsgstr "y"\n', 2),
        (f'\n#: {text}\nmsgid "x"\nmsgstr "y"\n', 2),
        (f'\n#~ msgid "x"\n#~ msgstr "{text}"\n', 3),
        (AFTER + f"\n# {text}\n", 5),
    ):
        judge((HEADER + body).encode(charset, "replace"), REJECT, start + line)
    judge(header(Last_Translator=text).encode(charset), REJECT, start + 1)


NO_CHARSETS = (
    *("x-klingon", "utf-9", "foo", "rot13", "zip", "idna", "unicode_escape", "undefined", "utf-7"),
    *(
        "punycode",
        "UTF-16",
        "UTF-32",
        "hex",
        "base64",
        "raw_unicode_escape",
        "mbcs",
        "cp037",
        "bz2",
    ),
    *("iso2022_jp", "hz", "UTF8!", "..", "a.b", "encodings", "UTF-8-", "quopri", "uu", "utf-8-sig"),
    *("os", "../x", "x" * 10_000, "%s", "{}", "UTF\u20118"),
)


@pytest.mark.parametrize("name", NO_CHARSETS, ids=lambda name: name[:20])
def test_names_of_no_charset(name: str) -> None:
    judge(header(Content_Type=f"text/plain; charset={name}") + BEFORE, REJECT, 6)


def test_codecs_that_are_no_charsets_are_not_even_looked_up(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    seen: list[str] = []
    monkeypatch.setattr("codecs.lookup", seen.append)
    for name in NO_CHARSETS:
        with pytest.raises(CatalogError, match="unknown charset"):
            read(header(Content_Type=f"text/plain; charset={name}") + BEFORE)
    assert seen == []


@pytest.mark.parametrize(
    "value", [None, "text/plain", "text/plain; charset=", "text/plain; charset=CHARSET"]
)
def test_no_charset(value: str | None) -> None:
    for spelt in ((text := header(Content_Type=value) + BEFORE), text.replace("\n", "\r\n")):
        catalog = judge(spelt, WARN)
        assert catalog is not None
        assert [one.msgstr for one in catalog] == [["p\u0159ed"]]
    judge(text.encode("iso-8859-2"), REJECT)


@pytest.mark.parametrize("name", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_wide_encodings(name: str) -> None:
    text = HEADER + BEFORE
    for spelt in (text, f"\ufeff{text}", text.replace("\n", "\r\n"), "# c\n" + text):
        with pytest.raises(CatalogError, match="UTF-16 or UTF-32") as caught:
            read(spelt.encode(name))
        assert caught.value.line == 1


def test_cut_at_any_byte() -> None:
    """Every start of a catalog is read whole entry by entry, or refused at its end."""
    whole = (
        HEADER + BEFORE + entry("x", "\u011b\u2014\u65e5\U0001f600", "# \u00e9\n") + AFTER
    ).encode()
    for size in range(len(whole)):
        part = whole[:size]
        try:
            catalog = read(part)
        except CatalogError as error:
            last = part.count(b"\n") + 1
            at = error.line  # 0 where there is none
            if at and at < last - 4:
                raise
        else:
            assert serialize_catalog(catalog) == part
            assert [one.msgstr for one in catalog] in (
                [],
                [["p\u0159ed"]],
                [["p\u0159ed"], ["\u011b\u2014\u65e5\U0001f600"]],
                [["p\u0159ed"], ["\u011b\u2014\u65e5\U0001f600"], ["po"]],
            )


OVERLONG = (
    *(
        b"\xc0\xaf",
        b"\xc1\xbf",
        b"\xe0\x80\xaf",
        b"\xf0\x80\x80\xaf",
        b"\xed\xa0\x80",
        b"\xed\xb0\x80",
    ),
    *(b"\xf4\x90\x80\x80", b"\xf8\x88\x80\x80\x80", b"\xff", b"\xc0\x80", b"\x80"),
)


@pytest.mark.parametrize("raw", OVERLONG, ids=bytes.hex)
def test_bytes_that_look_like_utf8(raw: bytes) -> None:
    start = HEADER.count("\n")
    judge(HEADER.encode() + b'\nmsgid "x"\nmsgstr "a' + raw + b'"\n', REJECT, start + 3)
    judge(HEADER.encode() + b"\n# " + raw + b'\nmsgid "x"\nmsgstr "a"\n', REJECT, start + 2)
    judge(HEADER + entry("x", "".join(f"\\{byte:03o}" for byte in raw)), REJECT, start + 3)
    judge(HEADER + entry("x", "".join(f"\\x{byte:x}" for byte in raw)), REJECT, start + 3)


# -- headers --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "flags",
    [
        "#, fuzzy\n",
        "#,fuzzy\n",
        "#, no-wrap, fuzzy\n",
        "# c\n#, fuzzy\n",
        "  #, fuzzy\n",
        "#,\tfuzzy \n",
    ],
)
def test_a_fuzzy_header(flags: str) -> None:
    whole = flags + HEADER + BEFORE
    for text in (whole, whole.replace("\n", "\r\n")):
        judge(text, WARN)
        assert b"charset=UTF-8" in compile_mo(text.encode())


def test_a_header_in_another_place() -> None:
    judge(BEFORE[1:] + "\n" + HEADER + AFTER, WARN)
    judge(BEFORE[1:] + AFTER + "\n" + HEADER, WARN)
    latin = header(Content_Type="text/plain; charset=ISO-8859-2")
    catalog = judge((BEFORE[1:] + "\n" + latin + AFTER).encode("iso-8859-2"), WARN)
    assert catalog is not None
    assert next(iter(catalog)).msgstr == ["p\u0159ed"]
    old = "".join(f"#~ {line}\n" for line in HEADER.splitlines())
    judge(old + BEFORE, WARN)
    judge(HEADER.replace('msgid ""', 'msgctxt "c"\nmsgid ""', 1) + BEFORE, WARN)
    judge(HEADER.replace('msgstr ""', 'msgid_plural "x"\nmsgstr[0] ""', 1) + BEFORE, REJECT)


@pytest.mark.parametrize(
    "line", ["garbage", "no colon here", ": empty key", ":", "X Y Z", "#, fuzzy"]
)
def test_lines_of_a_header_that_are_none(line: str) -> None:
    for at in range(2, len(FIELDS) + 3):
        lines = HEADER.splitlines()
        lines.insert(at, f'"{line}\\n"')
        judge("\n".join(lines) + "\n" + BEFORE, WARN)


@pytest.mark.parametrize("head", ["", '#~ msgid "o"\n#~ msgstr "p"\n\n', "# note\n\n"])
def test_no_header(head: str) -> None:
    catalog = judge(head + BEFORE[1:] + AFTER, WARN)
    assert catalog is not None
    assert catalog.header_entry is None


@pytest.mark.parametrize(
    "text", ["", "\n\n", "  ", "\r\n", "\ufeff", "\t\r\n\n", "# a\n", "#, fuzzy\n", "#", "#~\n"]
)
def test_nothing_but_space_and_comments(text: str) -> None:
    catalog = judge(text, WARN)
    assert catalog is not None
    assert list(catalog) == []


@pytest.mark.parametrize("language", ["de", "en", "sk", "de_DE", "zz", "../x", "C"])
def test_another_language(language: str) -> None:
    judge(header(Language=language) + BEFORE, WARN)


@pytest.mark.parametrize(
    "comments",
    ["# left\n", "#, fuzzy\n", "#: a:1\n", "#\n", "#foo\n", "# a\n\n# b\n", "#~\n", "#~|\n"],
)
def test_comments_at_the_end(comments: str) -> None:
    whole = HEADER + BEFORE + "\n" + comments
    for text in (whole, whole.rstrip("\n"), whole.replace("\n", "\r\n")):
        judge(text, WARN)


PLURALS = (
    *(
        "__import__('os')",
        "exec(n)",
        "n.__class__",
        "lambda: 0",
        "0 if n else 1",
        "n and 1",
        "[0][0]",
    ),
    *(
        "n%0",
        "n/0",
        "1%(n-5)",
        "n//1",
        "n**1",
        "print(n)",
        "os.system(1)",
        "n;import os",
        "(n,n)",
        "",
    ),
    *(
        "?",
        "()",
        "0;1",
        "n > 1 ? 1 : 0 ? ",
        "5",
        "n",
        "-1",
        "n-1",
        "n!=1)",
        "n==1?0:3",
        "`id`",
        "$(id)",
    ),
    *(
        "(" * 20_000 + "0" + ")" * 20_000,
        "!" * 60_000 + "n",
        "n+" * 30_000 + "n",
        "9" * 60_000 + "n",
    ),
    *("1/(n-1000)", "n==1000 ? 3 : 0", "18446744073709551615", "n*18446744073709551615"),
)


@pytest.mark.parametrize("rule", PLURALS, ids=lambda rule: rule[:20])
def test_plural_rules_that_are_none(rule: str) -> None:
    judge(header(Plural_Forms=f"nplurals=3; plural={rule};") + BEFORE, REJECT, 1)


@pytest.mark.parametrize(
    "number", ["1000000000", "9" * 50, "0", "-1", "7", "x", "", "3.0", "0x3", "1e9", "\u0663"]
)
def test_numbers_of_plural_forms_that_are_none(number: str) -> None:
    judge(header(Plural_Forms=f"nplurals={number}; plural=0;") + BEFORE, REJECT, 1)


# -- other files ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "data",
    [
        *(b"\xde\x12\x04\x95" + bytes(40), b"\x95\x04\x12\xde" + bytes(40), b"\xde\x12\x04\x95"),
        *(
            b"\x1f\x8b\x08\x00" + bytes(range(1, 200)),
            b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
            b"%PDF-1.7\n%\xe2",
        ),
        *(
            b'<?xml version="1.0"?>\n<TS></TS>\n',
            b'{"a": 1}\n',
            b"<!DOCTYPE html>\n",
            b"#!/bin/sh\necho\n",
        ),
        *(b"\x7fELF\x02\x01\x01", b"PK\x03\x04", b"SQLite format 3\0", bytes(range(256))),
    ],
    ids=lambda data: repr(data[:8]),
)
def test_other_files(data: bytes) -> None:
    judge(data, REJECT)


def test_a_compiled_catalog_is_named_so() -> None:
    with pytest.raises(CatalogError, match="compiled catalog") as caught:
        read(compile_mo((HEADER + BEFORE).encode()))
    assert caught.value.line == 1


# -- sizes ----------------------------------------------------------------------------------------


def sized(size: int, start: str = '\nmsgid "x"\nmsgstr "', end: str = '"\n') -> str:
    """Give a catalog with an entry of so many bytes."""
    return HEADER + start + "y" * (size - len(start) - len(end)) + end


@pytest.mark.parametrize(
    ("start", "end"),
    [
        ('\nmsgid "x"\nmsgstr "', '"\n'),
        ("\n# ", '\nmsgid "x"\nmsgstr ""\n'),
        ('\nmsgid "', '"\nmsgstr ""\n'),
        ('\n#~ msgid "x"\n#~ msgstr "', '"\n'),
    ],
)
def test_an_entry_of_a_megabyte(start: str, end: str) -> None:
    judge(sized(1_000_000, start, end), ACCEPT)
    with pytest.raises(LimitError, match=r"1,000,001 bytes.*1,000,000 \(limits.entry-size\)"):
        read(sized(1_000_001, start, end))


@pytest.mark.parametrize("mark", ["", "#~ "])
def test_two_hundred_thousand_entries(mark: str) -> None:
    most = HEADER + "".join(f'\n{mark}msgid "{n}"\n{mark}msgstr ""\n' for n in range(199_999))
    assert len(read(most)) == 199_999
    with pytest.raises(LimitError, match=r"200,001 entries.*200,000 \(limits.entries\)"):
        read(f'{most}\n{mark}msgid "x"\n{mark}msgstr ""\n')


BIG = {
    "a comment of 10 MB at the end": (HEADER + BEFORE + "\n# " + "x" * 10_000_000 + "\n", WARN),
    "a comment of 10 MB": (HEADER + "\n# " + "x" * 10_000_000 + BEFORE[1:], REJECT),
    "300,000 empty lines of a text": (
        HEADER + entry("x", "")[:-1] + '\n""' * 300_000 + "\n",
        ACCEPT,
    ),
    "a million empty lines of a text": (HEADER + entry("x", "") + '""\n' * 1_000_000, REJECT),
    "empty texts on one line": (HEADER + '\nmsgid "x"\nmsgstr ' + '""' * 100_000 + "\n", ACCEPT),
    "10 MB of line ends": (HEADER + BEFORE + "\n" * 10_000_000, ACCEPT),
    "backslashes": (HEADER + entry("x", "\\\\" * 400_000), ACCEPT),
    "numbered escapes": (HEADER + entry("x", "\\101" * 200_000), ACCEPT),
    "escaped quotes": (HEADER + entry("x", '\\"' * 400_000), ACCEPT),
    "empty comments": (HEADER + "\n" + "#\n" * 400_000 + BEFORE[1:], ACCEPT),
    "empty previous lines": (HEADER + "\n" + "#|\n" * 100_000 + BEFORE[1:], ACCEPT),
    "no quote at the end of 5 MB": (
        HEADER + '\nmsgid "x"\nmsgstr "' + "y" * 5_000_000 + "\n",
        REJECT,
    ),
    "quotes": (HEADER + '\nmsgid "x"\nmsgstr ' + '"' * 200_001 + "\n", REJECT),
    "keywords": (HEADER + "\n" + "msgid " * 1_000_000, REJECT),
    "a word of 10 MB": (HEADER + "\n" + "a" * 10_000_000, REJECT),
    "flags": (
        HEADER + entry("x", "y", "#, " + ", ".join(f"f{n}" for n in range(20_000)) + "\n"),
        ACCEPT,
    ),
    "a header of 63 kB": (header(X_Note="n" * 63_000) + BEFORE, ACCEPT),
    "a header of 65 kB": (header(X_Note="n" * 65_000) + BEFORE, REJECT),
    "7,000 header lines that are none": (HEADER + '"X\\n"\n' * 7000 + BEFORE, WARN),
}


@pytest.mark.parametrize(("text", "expect"), BIG.values(), ids=BIG)
def test_big_ones(text: str, expect: str) -> None:
    judge(text, expect)


# -- line ends and marks --------------------------------------------------------------------------


def test_line_ends_of_every_kind() -> None:
    text = HEADER + BEFORE + AFTER
    values = [["p\u0159ed"], ["po"]]
    for spelt in (
        text.replace("\n", "\r\r\n"),
        text.replace("\n", "\n\r"),
        text.replace("\n", "\r"),
    ):
        assert [one.msgstr for one in read(spelt)] == values
    lines = text.splitlines()
    mixed = "".join(line + ("\r\n" if at % 2 else "\n") for at, line in enumerate(lines))
    catalog = judge(mixed, ACCEPT)
    assert catalog is not None
    assert [one.msgstr for one in catalog] == values
    assert "\r" not in repr([shape(one) for one in catalog])
    for end in "\x85\u2028\u2029":
        judge(text.replace("\n", end), REJECT)


def test_byte_order_marks() -> None:
    judge("\ufeff\ufeff" + HEADER + BEFORE, REJECT, 1)
    judge(HEADER + "\ufeff" + BEFORE, REJECT, HEADER.count("\n") + 1)
    judge(HEADER + BEFORE + "\ufeff", REJECT)
    catalog = judge("\ufeff# note\n" + HEADER + BEFORE, WARN)
    assert catalog is not None
    assert catalog.header_entry is not None
    assert catalog.header_entry.translator_comments == ["note"]
