"""Texts that keep a careless reader busy: runs, chains and nests of what opens and never closes.

A text is a head, a piece again and again, and a tail. The pieces are marks of all formats, each
alone, with words between, on lines and in paragraphs of their own; and chains of some of them,
drawn by a generator with a seed.
"""

import random
from collections.abc import Callable, Iterator

Filled = Callable[[int], str]
"""Gives a text of about so many characters."""

MARKS = [
    mark.replace("␣", " ")
    for mark in [
        "(",
        ")",
        "[",
        "]",
        "{",
        "}",
        "<",
        ">",
        "![",
        "](",
        "*",
        "**",
        "***",
        "_",
        "__",
        "~~",
        "~",
        "`",
        "``",
        "```",
        "&",
        "&#",
        "&#x",
        "&nbsp;",
        "&amp;",
        "{{",
        "}}",
        "{%",
        "%}",
        "{{<",
        "{{%",
        "{#",
        "$",
        "$$",
        "|",
        "\\",
        "\\\\",
        "/",
        "//",
        "#",
        "##",
        "#######",
        ":",
        "::",
        ":::",
        ";",
        ",",
        ".",
        "!",
        "?",
        "…",
        "'",
        '"',
        "«",
        "»",
        "“",
        "”",
        "„",
        "’",
        "。",
        "！",
        "「",
        "」",
        "（",
        "）",
        "、",
        "-",
        "--",
        "---",
        "–",
        "—",
        "+",
        "++",
        "+++",
        "=",
        "==",
        "===",
        "<a",
        "<b>",
        "</b>",
        "<a>",
        "</a>",
        "<p>",
        "<div>",
        "<p",
        "<li>",
        "<td>",
        "<br>",
        "<!--",
        "-->",
        "<!--#",
        "<?",
        "?>",
        "<%",
        "%>",
        "<![CDATA[",
        "]]>",
        "<script>",
        "<style>",
        "<pre>",
        "<textarea>",
        "<title>",
        "<svg>",
        "<math>",
        "</",
        "/>",
        "<a␣href=",
        'href="',
        "href='",
        "<img␣src=",
        "http://a.",
        "https://",
        "www.",
        "http://",
        "mailto:",
        "a@a.",
        "a@",
        "@",
        "[a](",
        "[^1]",
        "[^",
        "[^1]:",
        "[a]:",
        "[a][",
        "[[",
        "]]",
        "<<",
        ">>",
        "<<a,",
        ":a:",
        ":a:`",
        "`_",
        "`__",
        "__",
        "|a|",
        "|||",
        "..",
        "..␣_a:",
        "..␣a::",
        "..␣|a|",
        "++++",
        "----",
        "....",
        "****",
        "====",
        "|===",
        "!===",
        "////",
        "[source]",
        "[[a]]",
        "link:",
        "image::",
        "image:",
        "xref:",
        "footnote:[",
        "pass:[",
        "+++a",
        "{a}",
        "{a}",
        "ifdef::a[]",
        "a::",
        "a::b",
        "**",
        "***",
        "+-+",
        "+--+",
        "=␣=",
        "^",
        "^^^",
        "~~~",
        ":::",
        ":::a",
        "{:",
        "{.a}",
        "{#a}",
        "́",
        "\u200d",
        "\u200f",
        "\u2060",
        "\u200b",
        "👨\u200d👩\u200d👧",
        "🇫🇷",
        "汉",
        "漢字",
        "あ",
        "ア",
        "한",
        "ع",
        "العربية",
        "ไทย",
        "ş",
        "é",
        "é",
        "1",
        "1.",
        "1.1.",
        "1,1",
        "a)",
        "(a)",
        "i.",
        "A.",
        "%",
        "%s",
        "%(a",
        "%(a)s",
        "%d",
        "${",
        "#{",
        "@:",
        "Mr.",
        "e.g.",
        "etc.",
        "No.",
        "1°",
        "20%",
        "10:30",
        ">",
        ">>",
        "-",
        "*",
        "+",
        "--",
        "1)",
        "*",
        "-",
        ">-",
        "|a|b|",
        "|␣-|",
    ]
]
"""What a reader may stumble over."""

SPACES = (" ", "\t", "\n", "\u00a0", "\u3000", "\r\n", "\u2028", " \n", "\n ", "  \n")
"""White space, of which too much may stand anywhere."""


def filled(piece: str, head: str = "", tail: str = "") -> Filled:
    """Give texts of a head, so many pieces as fit, and a tail."""

    def fill(size: int) -> str:
        return head + piece * max(1, (size - len(head) - len(tail)) // len(piece)) + tail

    return fill


def growing(piece: str, between: str = " ") -> Filled:
    """Give texts of runs of a piece, each longer by one than the one before."""

    def fill(size: int) -> str:
        parts: list[str] = []
        count, length = 0, 0
        while length < size:
            count += 1
            parts.append(piece * count)
            length += len(piece) * count + len(between)
        return between.join(parts)

    return fill


def nested(before: str, after: str, inner: str = "text", step: str = "") -> Filled:
    """Give nests: what opens, again and again, then a text, then what closes as often.

    With `step` each level is on its own line, further in by one `step`.
    """

    def fill(size: int) -> str:
        if step:
            depth = max(2, int((2 * size / len(step)) ** 0.5))
            return "".join(f"{step * at}{before}\n" for at in range(depth)) + step * depth + inner
        depth = size // (len(before) + len(after))
        return before * depth + inner + after * depth

    return fill


def patterns() -> Iterator[tuple[str, Filled]]:
    """Give all named texts."""
    for mark in dict.fromkeys(MARKS):
        yield f"{mark!r}", filled(mark)
        yield f"{mark!r} spaced", filled(mark + " ")
        yield f"{mark!r} words", filled(f"{mark} word ")
        yield f"{mark!r} in words", filled(f"wo{mark}rd")
        yield f"{mark!r} glued", filled(f"{mark}a")
        yield f"{mark!r} before", filled(f" a{mark}")
        yield f"{mark!r} lines", filled(f"{mark}\n")
        yield f"{mark!r} lines of words", filled(f"{mark} word\n")
        yield f"{mark!r} paragraphs", filled(f"{mark} Word.\n\n")
        yield f"{mark!r} behind a word", filled(mark, "Word ", " word.")
        yield f"{mark!r} before a long word", filled("a", mark, "")
        yield f"{mark!r} growing", growing(mark)
        yield f"{mark!r} growing lines", growing(mark, "\n")
    for space in SPACES:
        yield f"{space!r}", filled(space)
        yield f"{space!r} in words", filled(space, "a", "b")
        yield f"{space!r} growing", growing(space, "a")
        for mark in (
            ".",
            "](",
            "<a",
            "*",
            "`",
            "|",
            ":",
            "#",
            "-",
            "=",
            "\\",
            "[^1]:",
            "{{",
            "%",
            "1",
        ):
            yield f"{space!r} behind {mark!r}", filled(space, "a" + mark, "b")
            yield f"{space!r} before {mark!r}", filled(space, "a", mark + "b")
            yield f"{space!r} many {mark!r}", growing(space, mark)
    yield from nests()
    yield from frames()


def nests() -> Iterator[tuple[str, Filled]]:
    """Give nests of lists, quotes, tables and the like."""
    pairs = ["()", "[]", "{}", "<>", "«»", "“”", "「」", "（）"]
    pairs += [("[", "](a)"), ("![", "](a)"), ("**a ", " b**"), ("*a ", " b*"), ("_a ", " b_")]
    pairs += [
        (f"<{name}>", f"</{name}>")
        for name in ("b", "div", "ul><li", "table><tr><td", "p", "a", "svg")
    ]
    pairs += [
        ("{{< a >}}", "{{< /a >}}"),
        ("[b]", "[/b]"),
        ("++", "++"),
        ("footnote:[", "]"),
        ("`", "`"),
    ]
    pairs += [
        ("<<", ">>"),
        ("[[", "]]"),
        ("{{", "}}"),
        ("<!-- i18n: off -->\n", "<!-- i18n: on -->\n"),
    ]
    for before, after in pairs:
        yield f"nest of {before}{after}", nested(before, after)
        yield f"nest of {before}", nested(before, "")
    for before in (
        "- a",
        "> a",
        "* a",
        "1. a",
        "a::",
        ".. note::",
        ": a",
        ":::: a",
        "<div>",
        "| a",
        "+",
    ):
        yield f"steps of {before}", nested(before, "", step=" ")
        yield f"wide steps of {before}", nested(before, "", step="    ")
    for before in ("> ", "- ", "1. ", "* ", "+ ", ": ", "| ", ">"):
        yield f"line of {before!r}", filled(before, "", "a")
        yield (
            f"lines of {before!r}",
            lambda size, before=before: (
                f"{before * int(size**0.5 / len(before))}a\n" * int(size**0.5)
            ),
        )


def frames() -> Iterator[tuple[str, Filled]]:
    """Give front matter, tables and definitions in masses."""
    for fence in ("---", "+++", ";;;"):
        for piece in (
            "a: ",
            "[",
            "{",
            "a: [",
            "- ",
            "a:\n",
            "? ",
            "&a ",
            "*a ",
            "'",
            '"',
            "|",
            ">",
            "! ",
            "a = [",
            "a = {",
            "[[a]]\n",
            "[a.b]\n",
            "a.",
            '"""',
            "'''",
            "#",
            "\\",
            "\t",
            "%",
            "@",
            "`",
        ):
            yield (
                f"front {fence} {piece!r}",
                filled(piece, f"{fence}\ntitle: ", f"\n{fence}\n\nText.\n"),
            )
            yield (
                f"front {fence} lines {piece!r}",
                filled(f"{piece}\n", f"{fence}\n", f"{fence}\n\nText.\n"),
            )
            yield f"front {fence} open {piece!r}", filled(f"{piece}\n", f"{fence}\n")
    yield "front json [", filled("[", '{"title": ', "}\n\nText.\n")
    yield "front json {", filled('{"a":', '{"title": ', "}\n\nText.\n")
    yield (
        "front steps",
        lambda size: "---\n" + nested("a:", "", "b: c", " ")(size) + "\n---\n\nText.\n",
    )
    yield (
        "front list steps",
        lambda size: "---\n" + nested("-", "", "- c", " ")(size) + "\n---\n\nText.\n",
    )
    yield (
        "front keys",
        lambda size: "---\n" + "".join(f"a{n}: b{n}\n" for n in range(size // 10)) + "---\n\nA.\n",
    )
    yield (
        "front aliases",
        lambda size: (
            "---\na: &a [x]\n"
            + "".join(f"b{n}: &b{n} [*b{n - 1}, *b{n - 1}]\n" for n in range(1, size // 25))
            + "---\n\nText.\n"
        ),
    )
    yield (
        "links and names",
        lambda size: (
            "".join(f"[a{n}][b{n}] " for n in range(size // 20))
            + "\n\n"
            + "".join(f"[b{n}]: http://a/{n}\n" for n in range(size // 20))
        ),
    )
    yield (
        "notes and names",
        lambda size: (
            "".join(f"a[^{n}] " for n in range(size // 20))
            + "\n\n"
            + "".join(f"[^{n}]: Note {n}.\n\n" for n in range(size // 20))
        ),
    )
    yield "same names", filled("[a]: http://a\n")
    yield (
        "rst targets",
        lambda size: (
            "".join(f"a{n}_ " for n in range(size // 20))
            + "\n\n"
            + "".join(f".. _a{n}: http://a/{n}\n" for n in range(size // 20))
        ),
    )
    yield (
        "rst substitutions",
        lambda size: (
            "".join(f"|a{n}| " for n in range(size // 30))
            + "\n\n"
            + "".join(f".. |a{n}| replace:: b\n" for n in range(size // 30))
        ),
    )
    yield (
        "adoc attributes",
        lambda size: "".join(f":a{n}: b {{a{n - 1}}}\n" for n in range(size // 20)) + "\n{a9}\n",
    )
    yield "wide table", lambda size: f"|{'a|' * (size // 4)}\n|{'-|' * (size // 4)}\n"
    yield "long table", lambda size: "|a|b|\n|-|-|\n" + "|a|b|\n" * (size // 6)
    yield "square table", _square
    yield "rst grid", lambda size: "+---+---+\n" + "| a | b |\n+---+---+\n" * (size // 20)
    yield (
        "rst wide grid",
        lambda size: (
            "+"
            + "---+" * (size // 12)
            + "\n|"
            + " a |" * (size // 12)
            + "\n+"
            + "---+" * (size // 12)
            + "\n"
        ),
    )
    yield "rst simple", lambda size: "=== ===\n" + "a   b\n" * (size // 6) + "=== ===\n"
    yield "adoc table", lambda size: "|===\n" + "|a |b\n" * (size // 6) + "|===\n"
    yield "adoc open table", lambda size: "|===\n" + "|a |b\n" * (size // 6)
    yield (
        "adoc wide table",
        lambda size: f'[cols="{"1," * (size // 4)}1"]\n|===\n{"|a " * (size // 6)}\n|===\n',
    )
    yield (
        "headings",
        lambda size: "".join(
            f"# Heading\n\nA [link](#heading-{n}).\n\n" for n in range(size // 40)
        ),
    )
    yield "headings of rst", lambda size: "Heading\n=======\n\nSee `Heading`_.\n\n" * (size // 36)
    yield (
        "headings of adoc",
        lambda size: "= A\n\n" + "== Heading\n\n<<Heading>>\n\n" * (size // 25),
    )
    yield (
        "headings of html",
        lambda size: "".join(
            f'<h1>Heading</h1><a href="#heading-{n}">a</a>' for n in range(size // 45)
        ),
    )
    yield "one sentence", filled("word ")
    yield "sentences", filled("A sentence here. ")
    yield "tiny lines", filled("a\n")
    yield "tiny paragraphs", filled("a\n\n")


def _square(size: int) -> str:
    """Give a table as wide as it is long."""
    side = max(2, int((size / 2) ** 0.5))
    return f"|{'a|' * side}\n|{'-|' * side}\n" + f"|{'a|' * side}\n" * side


def numbered(piece: str, head: str = "", tail: str = "") -> Filled:
    """Give texts of pieces with a number of its own each, in the place of `№`."""

    def fill(size: int) -> str:
        count = max(1, size // (len(piece) + 4))
        return head + "".join(piece.replace("№", str(number)) for number in range(count)) + tail

    return fill


def chains(count: int, seed: int = 4) -> Iterator[tuple[str, Filled]]:
    """Give so many texts of chance: a chain of one to four marks again and again."""
    choose = random.Random(seed)
    plain = [*SPACES, *"a0A_.-", "word", " a ", "A. ", "a№", "№", "é"]
    for _ in range(count):
        stock = MARKS if choose.random() < 0.7 else plain
        words = [
            choose.choice(choose.choice((stock, plain))) for _ in range(choose.randrange(1, 5))
        ]
        piece = "".join(words)
        head = "".join(choose.choices([*MARKS, *plain], k=choose.randrange(3)))
        tail = "".join(choose.choices([*MARKS, *plain], k=choose.randrange(4)))
        fill = numbered if "№" in piece else filled
        yield f"{head!r} {piece!r}… {tail!r}", fill(piece, head, tail)
