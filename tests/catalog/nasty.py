"""Malformed and unusual catalogs of our own: for each kind many cases, each in many places.

The kinds are those of ../shared/nasty-po and more; a case is a piece of a catalog. `variants` puts
it first, in the middle and last, with LF and CR LF, with and without a final line end, after a byte
order mark.
"""

from collections.abc import Iterator
from dataclasses import dataclass

FIELDS = (
    "Project-Id-Version: nasty",
    "Language: cs",
    "MIME-Version: 1.0",
    "Content-Type: text/plain; charset=UTF-8",
    "Content-Transfer-Encoding: 8bit",
    "Plural-Forms: nplurals=3; plural=(n==1) ? 0 : (n>=2 && n<=4) ? 1 : 2;",
)
BEFORE = '\nmsgid "before"\nmsgstr "p\u0159ed"\n'
AFTER = '\nmsgid "after"\nmsgstr "po"\n'
ACCEPT, WARN, REJECT = "accept", "accept-warn", "reject"


def header(**changed: str | None) -> str:
    """Give a header; `Content_Type="x"` changes a field, None takes it out."""
    lines = []
    for field in FIELDS:
        name = field.partition(":")[0]
        value = changed.pop(name.replace("-", "_"), field.partition(": ")[2])
        lines += [f"{name}: {value}"] if value is not None else []
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in changed.items()]
    return 'msgid ""\nmsgstr ""\n' + "".join(f'"{line}\\n"\n' for line in lines)


HEADER = header()


def entry(msgid: str, msgstr: str, comments: str = "") -> str:
    """Give an entry after a blank line."""
    return f'\n{comments}msgid "{msgid}"\nmsgstr "{msgstr}"\n'


def plural(*forms: tuple[int | str, str], comments: str = "", mark: str = "") -> str:
    """Give a plural entry with forms at these indices."""
    lines = [
        'msgid "a %d"',
        'msgid_plural "b %d"',
        *(f'msgstr[{at}] "{text}"' for at, text in forms),
    ]
    return f"\n{comments}" + "".join(f"{mark}{line}\n" for line in lines)


@dataclass(frozen=True)
class Case:
    """A piece of a catalog, and what a good reader does with it."""

    kind: str
    body: str
    expect: str
    line: int | None = None
    """The line of the body, from 0, that an error names."""
    first: str | None = None
    """What to expect where it follows right after the header, if that differs."""

    def __str__(self) -> str:
        """Give a name for the test."""
        return f"{self.kind}-{self.body[:24]!r}"


@dataclass(frozen=True)
class Variant:
    """A whole catalog with a case in it."""

    data: bytes
    expect: str
    line: int | None
    what: str


def variants(case: Case, head: str = HEADER) -> Iterator[Variant]:
    """Give catalogs with the case in them."""
    places = {
        "middle": (head + BEFORE, AFTER),
        "first": (head, BEFORE),
        "last": (head + BEFORE, ""),
    }
    for place, (before, after) in places.items():
        text = before + case.body + after
        expect = case.first if case.first and place == "first" else case.expect
        line = None if case.line is None else before.count("\n") + case.line + 1
        odd = WARN if expect == ACCEPT else expect
        yield Variant(text.encode(), expect, line, place)
        yield Variant(text.replace("\n", "\r\n").encode(), expect, line, f"{place}, CR LF")
        yield Variant(f"\ufeff{text}".encode(), odd, line, f"{place}, BOM")
        yield Variant(text.rstrip("\n").encode(), expect, line, f"{place}, no final line end")
        yield Variant(f"{text}\n\n \n".encode(), expect, line, f"{place}, blank lines at the end")


def _cases(kind: str, expect: str, *bodies: str, line: int | None = None) -> list[Case]:
    return [Case(kind, body, expect, line) for body in bodies]


def _entries(kind: str, expect: str, *texts: str, msgid: str = "x") -> list[Case]:
    """Give cases with an odd text in each place that may hold one."""
    cases = []
    for text in texts:
        cases += [
            Case(kind, entry(msgid, text), expect, 2),
            Case(kind, entry(msgid, f"a{text}-", "# note\n"), expect, 3),
            Case(kind, f'\nmsgid ""\n"{text}"\nmsgstr "y"\n', expect, 2),
            Case(kind, f'\nmsgctxt "{text}"\nmsgid "x"\nmsgstr "y"\n', expect, 1),
            Case(kind, f'\n#~ msgid "x"\n#~ msgstr "{text}"\n', expect, 2),
            Case(kind, plural((0, "c"), (1, text), (2, "e")), expect, 4),
        ]
    return cases


def _previous(kind: str, expect: str, *texts: str) -> list[Case]:
    """Give cases with an odd text in a previous msgid."""
    mark = '\n#, fuzzy\n#| msgid "%s"\nmsgid "x"\nmsgstr "y"\n'
    return [Case(kind, mark % text, expect, 2) for text in texts]


_SHORT = [
    Case("plural.count", plural(*forms), REJECT, 1)
    for forms in ([(0, "c")], [(0, "c"), (1, "d")], [(0, "c"), (1, "d"), (2, "e"), (3, "f")])
]
_GAPS = [
    Case("plural.index", plural(*forms, mark=mark), REJECT)
    for mark in ("", "#~ ")
    for forms in (
        [(0, "c"), (2, "e")],
        [(1, "c"), (2, "d")],
        [(0, "c"), (0, "d"), (1, "e")],
        [(2, "c"), (1, "d"), (0, "e")],
        [(999999999, "c")],
        [(10**40, "c")],
        [(0, "a"), (1, "b"), (2**32 + 2, "c")],
        [(0, "a"), (1, "b"), (2**64 + 2, "c")],
        [("-1", "c")],
        [("", "c")],
        [("a", "c")],
    )
]

CASES: list[Case] = [
    *_entries("encoding.nul", REJECT, "a\0b", "\0"),
    *_cases("encoding.nul", REJECT, '\n# a\0b\nmsgid "x"\nmsgstr "b"\n', line=1),
    *_cases("encoding.nul", REJECT, '\n#: a\0b\nmsgid "x"\nmsgstr "b"\n', line=1),
    *_entries("escape.nul", REJECT, "a\\000b", "\\0", "\\00", "\\x0", "\\x00", "\\400", "\\x100"),
    *_entries(
        "escape.bad",
        REJECT,
        *("\\q", "\\ ", "\\'", "\\/", "\\$", "\\8", "\\9", "\\%", "\\xg", "\\e", "\\?", "\\c"),
        *("\\(", "\\.", "\\-", "\\\u00e9", "\\d", "\\`", "\\*"),
    ),
    *_entries("escape.unicode", REJECT, "\\u00e9", "\\U0001F600", "\\N{DASH}", "\\u{e9}"),
    *_entries("escape.half", REJECT, "\\377", "\\xff", "\\303", "\\xe4\\xb8", "\\355\\240\\200"),
    *_previous("escape.previous", REJECT, "\\0", "\\q", "\\u00e9", "\\377", "a\0b"),
    *_previous("escape.previous", ACCEPT, "a\x04b", "a\\004b", "\\101"),
    *_entries("escape.separator", REJECT, "a\x04b", "a\\004b", "a\\x04"),
    *_cases(
        "escape.numeric",
        ACCEPT,
        *(entry("k", text) for text in ("\\101\\x42-z", "\\x42c", "\\303\\251", "\\xe4\\xb8\\xad")),
        *(entry("k", text) for text in ("\\7", "\\1011", "a\\\\n", "\\\\x41", '\\"', "\\t\\r")),
    ),
    *_cases(
        "escape.rare", WARN, *(entry("k", text) for text in ("1\\a2\\b3\\v4\\f5", "\\a", "\\f"))
    ),
    *_cases(
        "lines.unicode", ACCEPT, *(entry("x", f"a{c}b") for c in "\u2028\u2029\x85\x0b\x0c\x1c\x1e")
    ),
    *_cases(
        "lines.unicode",
        ACCEPT,
        *(
            entry("x", "y", f"# c{c}d\n#. e{c}f\n#: g{c}h\n")
            for c in "\u2028\u2029\x85\x0b\x0c\x1c"
        ),
    ),
    *_cases(
        "header.twice",
        REJECT,
        "\n" + HEADER,
        "\n" + HEADER.replace("=3", "=2"),
        '\nmsgid ""\nmsgstr "x"\n',
        '\nmsgid ""\nmsgstr ""\n',
        '\n#, fuzzy\nmsgid "" ""\nmsgstr ""\n',
        '\n# c\nmsgid\n""\nmsgstr ""\n',
        line=1,
    ),
    *_SHORT,
    *_GAPS,
    *_cases(
        "plural.shape",
        REJECT,
        '\nmsgid "x"\nmsgstr[0] "y"\n',
        '\nmsgid "x"\nmsgid_plural "y"\nmsgstr "z"\n',
        '\nmsgid "x"\nmsgstr "y"\nmsgid_plural "z"\n',
        '\nmsgid "x"\nmsgid_plural "y"\nmsgstr[0 "z"\n',
        '\nmsgid "x"\nmsgid_plural "y"\nmsgstr[0]\n',
        '\nmsgid_plural "x"\nmsgstr[0] "y"\n',
    ),
    *_cases(
        "plural.fine",
        ACCEPT,
        plural((0, "c"), (1, "d"), (2, "e")),
        plural((0, ""), (1, ""), (2, "")),
    ),
    *_cases(
        "obsolete.plural",
        ACCEPT,
        plural((0, "c"), (1, "d"), (2, "e"), mark="#~ "),
        plural((0, "c"), (1, "d"), mark="#~ "),
        plural((0, "c"), mark="#~ ", comments="# note\n#, fuzzy\n"),
    ),
    *_cases(
        "duplicate.plain",
        REJECT,
        *(
            entry("x", "y") + entry("z", "w") + again
            for again in (
                entry("x", "y"),
                entry("x", ""),
                entry("x", "other", "# note\n#, fuzzy\n"),
                '\nmsgid ""\n"x"\nmsgstr "z"\n',
                '\nmsgid "" "x"\nmsgstr "z"\n',
                entry("\\x78", "y"),
                entry("\\170", "y"),
                plural((0, "c"), (1, "d"), (2, "e")).replace("a %d", "x"),
            )
        ),
        plural((0, "c"), (1, "d"), (2, "e")).replace("a %d", "x") + entry("x", "y"),
        entry("a\\tb", "y") + entry("a\tb", "z"),
        entry("\u00e9", "y") + entry("\\303\\251", "z"),
        *(entry("x", "y", f"msgctxt {c}\n") * 2 for c in ('"c"', '""', '"c" ""')),
    ),
    *_cases(
        "duplicate.obsolete",
        WARN,
        entry("x", "y") + '\n#~ msgid "x"\n#~ msgstr "old"\n',
        '\n#~ msgid "x"\n#~ msgstr "old"\n' + entry("x", "y"),
        '\n#~ msgid ""\n#~ "x"\n#~ msgstr "old"\n' + entry("x", ""),
        '\n#~ msgctxt "c"\n#~ msgid "x"\n#~ msgstr "old"\n' + entry("x", "y", 'msgctxt "c"\n'),
    ),
    *_cases("duplicate.obsolete", ACCEPT, '\n#~ msgid "x"\n#~ msgstr "old"\n' * 2),
    *_cases(
        "context.empty",
        ACCEPT,
        entry("x", "bez") + entry("x", "p", 'msgctxt ""\n'),
        entry("x", "y", 'msgctxt "a"\n') + entry("x", "z", 'msgctxt "b"\n') + entry("x", "w"),
    ),
    *_cases(
        "context.order",
        REJECT,
        '\nmsgid "x"\nmsgctxt "c"\nmsgstr "y"\n',
        '\nmsgctxt "c"\nmsgctxt "d"\nmsgid "x"\nmsgstr "y"\n',
        '\nmsgctxt "c"\nmsgstr "y"\n',
        '\nmsgctxt\nmsgid "x"\nmsgstr "y"\n',
    ),
    *_cases(
        "obsolete.mix",
        REJECT,
        '\n#~ msgid "x"\nmsgstr "y"\n',
        '\nmsgid "x"\n#~ msgstr "y"\n',
        '\n#~ msgctxt "c"\nmsgid "x"\nmsgstr "y"\n',
        '\n#~ msgid "x"\n#~ msgstr ""\n"y"\n',
        '\nmsgid "x"\nmsgstr ""\n#~ "y"\n',
        '\n#~ msgid ""\n"x"\n#~ msgstr "y"\n',
        '\n#~| msgid "o"\nmsgid "x"\nmsgstr "y"\n',
        '\n#| msgid "o"\n#~ msgid "x"\n#~ msgstr "y"\n',
    ),
    *_cases(
        "syntax.quote",
        REJECT,
        '\nmsgid "x"\nmsgstr "y\n',
        '\nmsgid "x"\nmsgstr y"\n',
        '\nmsgid "x"\nmsgstr y\n',
        "\nmsgid \"x\"\nmsgstr 'y'\n",
        '\nmsgid "x"\nmsgstr "a\\"\n',
        '\nmsgid "x"\nmsgstr "\n',
        '\n#~ msgid "x"\n#~ msgstr "y\n',
        '\nmsgid "x"\nmsgstr "say "hi" now"\n',
        '\nmsgid "x"\nmsgstr "y" z\n',
        '\nmsgid "x"\nmsgstr "y";\n',
        '\nmsgid "x"\nmsgstr \u201cy\u201d\n',
        line=2,
    ),
    *_cases(
        "syntax.quote",
        REJECT,
        '\nmsgid "x\nmsgstr "y"\n',
        '\nmsgid "say "hi""\nmsgstr "y"\n',
        '\n#| msgid "x\nmsgid "y"\nmsgstr "z"\n',
        line=1,
    ),
    *_cases(
        "syntax.conflict",
        REJECT,
        '\nmsgid "x"\n<<<<<<< HEAD\nmsgstr "a"\n=======\nmsgstr "b"\n>>>>>>> topic\n',
        '\n# n\n<<<<<<< HEAD\n# a\n=======\n# b\n>>>>>>> topic\nmsgid "x"\nmsgstr "y"\n',
        '\nmsgid "x"\n=======\nmsgstr "y"\n',
        '\n#~ msgid "x"\n<<<<<<< HEAD\n#~ msgstr "a"\n=======\n#~ msgstr "b"\n>>>>>>> b\n',
        line=2,
    ),
    *_cases(
        "syntax.conflict",
        REJECT,
        '\n<<<<<<< HEAD\nmsgid "x"\nmsgstr "y"\n=======\nmsgid "x"\nmsgstr "z"\n>>>>>>> topic\n',
        '\n>>>>>>> 0123456 (message)\nmsgid "x"\nmsgstr "y"\n',
        '\n||||||| base\nmsgid "x"\nmsgstr "y"\n',
        line=1,
    ),
    *_cases(
        "syntax.keyword",
        REJECT,
        '\nmsgid "x"\nmsgstrr "y"\n',
        '\nmsgid "x"\nmsgst "y"\n',
        '\nmsgid "x"\nmsgstr0 "y"\n',
        '\nmsgid "x"\nmsgid-plural "y"\nmsgstr "z"\n',
        line=2,
    ),
    *_cases(
        "syntax.keyword",
        REJECT,
        *(
            f'\n{word} "x"\nmsgstr "y"\n'
            for word in (
                "msgidd",
                "MSGID",
                "Msgid",
                "mgsid",
                "msgid:",
                "msgid =",
                "msg id",
                "msgid[0]",
            )
        ),
        line=1,
    ),
    *_cases(
        "syntax.order",
        REJECT,
        '\nmsgid "x"\nmsgid "y"\nmsgstr "z"\n',
        '\nmsgid\nmsgstr "y"\n',
        '\nmsgid "x"\n# comment\nmsgstr "y"\n',
        '\nmsgid "x"\n#, fuzzy\nmsgstr "y"\n',
        '\nmsgid "x"\n#| msgid "o"\nmsgstr "y"\n',
        '\n# c\nmsgstr "y"\nmsgid "x"\n',
        line=2,
    ),
    *_cases("syntax.order", REJECT, '\nmsgid "x"\n', '\nmsgid "x"\nmsgstr\n'),
    *_cases("syntax.order", REJECT, '\nmsgid "x"\nmsgstr "y"\nmsgstr "z"\n', line=3),
    *_cases(
        "syntax.garbage",
        REJECT,
        *(
            f"\n{text}\n"
            for text in ("/* note */", "// note", "; note", "-- note", "<!-- note -->")
        ),
        *(
            f"\n{text}\n"
            for text in ("note", "42", "*", "{", "@", "% note", "\u00e9", "=", "REM x")
        ),
        *(f"\n{text}\n" for text in ('domain "other"', "domain other", "domain", "{{ x }}", "$x")),
        line=1,
    ),
    *_cases(
        "syntax.space",
        ACCEPT,
        '\n  msgid "x"\n\tmsgstr "y"\n    "z"\n',
        '\nmsgid\t"x"\nmsgstr\t"y"\n',
        '\nmsgid"x"\nmsgstr"y"\n',
        '\nmsgid "x"   \nmsgstr "y"\t\n',
        '\nmsgid\n"x"\nmsgstr\n"y"\n',
        '\nmsgid "a" "b"\nmsgstr "c" "d"\n"e"\n',
        '\nmsgid "a""b"\nmsgstr "c""d"\n',
        '\nmsgid "x" msgstr "y"\n',
        '\nmsgid "x"\n\n\nmsgstr "y"\n',
        '\nmsgid "x"\nmsgstr "y"\n\n"z"\n',
        '\n  # c\n\t#, fuzzy\n  msgid "x"\n  msgstr "y"\n',
        '\n\f\nmsgid "x"\n \nmsgstr\f"y"\v\n',
        '\n#~  msgid "x"\n#~\tmsgstr "y"\n',
        '\n#~msgid "x"\n#~msgstr "y"\n',
        '\n  #~ msgid "x"\n  #~ msgstr "y"\n',
        '\nmsgid "x"\nmsgstr ""\n' + '""\n' * 1000 + '"y"\n',
    ),
    *_cases(
        "comments.odd",
        ACCEPT,
        *(
            entry("x", "y", comments)
            for comments in (
                *("#foo\n#\n", "#!x\n", "##\n", "#-\n", "#\n#\n#\n", "#:a.md:1\n", "#.x\n", "#:\n"),
                *(
                    "#,fuzzy\n",
                    "#,fuzzy,no-wrap\n#, fuzzy\n",
                    "#, fuzzy,\n",
                    "#,\n",
                    "#.\n",
                    "#=\n",
                ),
                *(
                    "#, fuzzy\n#= no-wrap\n",
                    "#= no-wrap,x\n",
                    "#, fuzzy, fuzzy\n",
                    "#, range: 0..5\n",
                ),
                *("# a\\b\n", '#"\n', '# msgid "x"\n', "#?\n", "#@ x\n", "#, fuzzy  ,  x y\n"),
                *('# note\rmsgid "inj"\rmsgstr "inj"\n', '#. note\rmsgid "inj"\n', "# a\r\n"),
                *('#: a\rmsgid "inj"\n', '# @by x\rmsgid "a"\n', "#\t\f\n", "# a\n\n# b\n"),
            )
        ),
    ),
    *_cases(
        "previous",
        ACCEPT,
        entry("x", "y", '#| msgid "o"\n'),
        entry(
            "x",
            "y",
            '#, fuzzy\n#| msgctxt "oc"\n#| msgid ""\n#| "old "\n#| "one"\n#| msgid_plural "o"\n',
        ),
        '\n#~| msgid "o"\n#~ msgid "x"\n#~ msgstr "y"\n',
        '\n#, fuzzy\n#~| msgctxt "c"\n#~| msgid "o"\n#~ msgid "x"\n#~ msgstr "y"\n',
    ),
    *_cases(
        "previous",
        REJECT,
        '\n#| msgid "o"\n#| msgid "p"\nmsgid "x"\nmsgstr "y"\n',
        '\n#| msgctxt "o"\nmsgid "x"\nmsgstr "y"\n',
        '\n#| msgstr "o"\nmsgid "x"\nmsgstr "y"\n',
        '\n#| msgid\nmsgid "x"\nmsgstr "y"\n',
        '\n#| "o"\nmsgid "x"\nmsgstr "y"\n',
    ),
    *_cases(
        "refs.form",
        ACCEPT,
        *(
            entry("x", "y", f"#: {place}\n")
            for place in (
                *(
                    "\u2068my file.md\u2069:12 b.md:3",
                    "\u2068my file.md:12\u2069",
                    "a.md:1\n#: b.md",
                ),
                *("a..b.md:1", "a/b..c/d.md:1", "...md:1", "a~b.md", "http.md:1"),
            )
        ),
    ),
    *_cases(
        "refs.traversal",
        WARN,
        *(
            entry("x", "y", f"#: {place}\n")
            for place in (
                *(
                    "../../../../etc/passwd:1",
                    "/etc/passwd:1",
                    "a.md:1 /etc/passwd:2",
                    "..",
                    "x/..",
                ),
                *("C:\\x.md:1", "c:/x.md", "\\\\host\\x", "file:///etc/passwd", "~/x", "~root/x"),
                *(
                    "a/../../x.md:3",
                    "\u2068../a b.md\u2069:1",
                    "\u2068/etc/a b\u2069:1",
                    "..\\x.md",
                ),
            )
        ),
    ),
    *_cases(
        "content.bidi",
        WARN,
        *(entry("a.txt", f"a{c}txt.exe") for c in "\u202e\u202d\u202b\u2066\u2067\u200f\u061c"),
    ),
    *_cases(
        "content.bidi", ACCEPT, *(entry(f"a{c}.txt", f"a{c}txt") for c in "\u202e\u2067\u200f")
    ),
    *_cases(
        "content.invisible",
        WARN,
        *(
            entry("word", f"slo{c}vo")
            for c in "\u200b\u00ad\ufeff\u200c\u200d\u2060\u2063\u180e\u3164\U000e0041\ufe0f"
        ),
    ),
    *_cases(
        "content.invisible",
        ACCEPT,
        entry("soft\u00adhyphen", "m\u011bkk\u00fd\u00ad"),
        entry("x", "\U0001f468\u200d\U0001f469\u200d\U0001f467"),
    ),
    *_cases(
        "content.markup",
        WARN,
        *(
            entry("Hello <b>you</b>", f"Ahoj <b>ty</b>{text}")
            for text in (
                *(
                    "<script>alert(1)</script>",
                    "<SCRIPT src=x>",
                    "< script>",
                    "<img src=x onerror=alert(1)>",
                ),
                *(
                    "<a href='javascript:alert(1)'>x</a>",
                    "[x](javascript:alert(1))",
                    "<svg onload=a()>",
                ),
                *(
                    "<iframe src=x></iframe>",
                    '<b onclick=\\"x()\\">y</b>',
                    "<object data=x>",
                    "<embed src=x>",
                ),
                *(
                    "<a href=JaVaScRiPt:x>",
                    "<a href=vbscript:x>",
                    "<a href=data:text/html,x>",
                    "<base href=x>",
                ),
                *(
                    "<a href='java\\tscript:x'>",
                    "<a href='&#106;avascript:x'>",
                    "<meta http-equiv=refresh>",
                ),
            )
        ),
    ),
    *_cases(
        "content.markup", ACCEPT, entry("Hello <b>you</b>", "Ahoj <b>ty</b> &lt;script&gt; on = 1")
    ),
    *_cases("content.markup", ACCEPT, entry("a <script>b</script>", "c <script>d</script>")),
    *_cases(
        "content.placeholder",
        WARN,
        *(
            entry(msgid, msgstr, f"#, {flag}\n")
            for flag, msgid, msgstr in (
                ("python-format", "Hi %(name)s", "Ahoj"),
                ("python-format", "Hi %s", "Ahoj"),
                ("python-format", "%d of %d", "%d"),
                ("python-format", "%(a)s", "%(b)s"),
                ("c-format", "%d files", "soubory"),
                ("c-format", "a %s", "a %d"),
                ("c-format", "a", "a %s"),
                ("c-format, no-wrap", "%1$s %2$s", "%1$s"),
                ("python-brace-format", "Hi {name}", "Ahoj"),
                ("python-brace-format", "Hi {0}", "Ahoj {1}"),
                ("php-format", "%s x", "x"),
                ("qt-format", "%1 x", "x"),
                ("sh-format", "$HOME x", "x"),
            )
        ),
    ),
    *_cases(
        "content.placeholder",
        ACCEPT,
        *(
            entry(msgid, msgstr, f"#, {flag}\n")
            for flag, msgid, msgstr in (
                ("python-format", "%(a)s %(b)s", "%(b)s %(a)s"),
                ("c-format", "%s %d", "%2$d %1$s"),
                ("c-format", "100%% %s", "%s 100%%"),
                ("python-brace-format", "{{x}} {a:>5}", "{a} {{y}}"),
                ("no-c-format", "%s", "x"),
                ("c-format", "%-5.2f", "%f"),
                ("x-format", "%s", "x"),
            )
        ),
    ),
    *_cases(
        "content.newline",
        WARN,
        *(
            entry(msgid, msgstr)
            for msgid, msgstr in (
                *(
                    ("line\\n", "\u0159\u00e1dek"),
                    ("line", "\u0159\u00e1dek\\n"),
                    ("\\nline", "\u0159\u00e1dek"),
                ),
                *(("line", "\\n\u0159\u00e1dek"), ("\\nline\\n", "\\n\u0159\u00e1dek")),
            )
        ),
    ),
    *_cases(
        "content.newline",
        ACCEPT,
        *(
            entry(*pair)
            for pair in (
                ("line\\n", "\u0159\\n"),
                ("line\\n", ""),
                ("a\\nb", "ab"),
                ("line\\\\n", "\u0159"),
            )
        ),
    ),
    *_cases("content.normal", ACCEPT, entry("caf\u00e9", "a") + entry("cafe\u0301", "b")),
    *_cases("fuzzy", ACCEPT, entry("x", "y", "#, fuzzy\n"), entry("x", "", "#, fuzzy\n")),
]
