"""Catalogs from a grammar of what every tool writes, and bytes that were catalogs once."""

from hypothesis import strategies as st

from i18n_tool.catalog.records import bind

_LETTERS = st.sampled_from(
    [
        "a",
        "word",
        " ",
        "é",
        "日本",
        "😀",
        r"\"",
        r"\n",
        r"\t",
        r"\\",
        "%s",
        "#",
        "{x}",
        "。",
        "\u00a0",
    ]
)
TEXT = st.lists(_LETTERS, min_size=1, max_size=8).map("".join)
_PLAIN = st.sampled_from(["a note", "msgid", '"quoted"', "é 日本", "#~ not this", "@ what", "x:1"])
BY = "A Person <a@b.example>"


@st.composite
def strings(draw: st.DrawFn, text: str) -> str:
    """Give a text between quotes: on one line, or on several, cut anywhere but in an escape."""
    if draw(st.booleans()):
        return f'"{text}"'
    pieces, at = ['""'], 0
    while at < len(text):
        end = at + draw(st.integers(1, 12))
        while end < len(text) and _splits_an_escape(text, end):
            end += 1
        pieces.append(f'"{text[at:end]}"')
        at = end
    return "\n".join(pieces)


def _splits_an_escape(text: str, end: int) -> bool:
    before = text[:end]
    return (len(before) - len(before.rstrip("\\"))) % 2 == 1


def _unescaped(text: str) -> str:
    out, escaped = "", False
    for letter in text:
        if escaped:
            out += {"n": "\n", "t": "\t"}.get(letter, letter)
        elif letter != "\\":
            out += letter
        escaped = letter == "\\" and not escaped
    return out


@st.composite
def records(draw: st.DrawFn, msgctxt: str | None, msgid: str, msgstr: str) -> list[str]:
    """Give the lines of a record that binds, of one that does not, or of none that can be read."""
    verb = draw(st.sampled_from(["reviewed", "draft", "rejected", "joined"]))
    by = None if verb == "draft" else BY
    texts = (None if msgctxt is None else _unescaped(msgctxt), _unescaped(msgid), None)
    code = bind(verb, "uk", *texts, [_unescaped(msgstr)], date="2026-11-24", by=by)
    code = draw(st.sampled_from([code, code, code[::-1], "none"]))
    lines = [f"# @{verb} 2026-11-24 {code}"]
    lines += [f"# @by {by}"] if by else []
    lines += draw(st.sampled_from([[], ["# @from memory 87%"], ["# @why Not so."], ["# @new x"]]))
    return draw(st.sampled_from([lines, lines, lines[::-1]]))


@st.composite
def comments(draw: st.DrawFn) -> list[str]:
    """Give comment lines of all kinds, the odd ones too."""
    kinds = [
        "# {}",
        "#  {}",
        "#{}",
        "#",
        "#. {}",
        "#.{}",
        "#: a/b.md:1 c.md",
        "#:",
        "#, c-format",
        "#,fuzzy,no-wrap",
    ]
    lines = draw(st.lists(st.sampled_from(kinds), max_size=4))
    found = [line.replace("{}", draw(_PLAIN)) for line in lines]
    return [line for line in found if not line.startswith(("##~", "#~", "#|"))]


@st.composite
def entries(draw: st.DrawFn, number: int) -> str:
    """Give an entry; its number tells it from others."""
    msgid, msgstr = f"{number} " + draw(TEXT), draw(st.sampled_from(["", "t"])) and draw(TEXT)
    msgctxt = draw(st.none() | TEXT)
    plural = draw(st.booleans()) and draw(st.booleans())
    lines = draw(comments())
    if draw(st.booleans()) and not plural:
        lines += draw(records(msgctxt, msgid, msgstr))
    if draw(st.booleans()):
        lines.append("#, fuzzy")
        lines += [f"#| {line}" for line in f"msgid {draw(strings(draw(TEXT)))}".split("\n")]
    space = draw(st.sampled_from([" ", " ", " ", "  ", "\t"]))
    body = [] if msgctxt is None else [f"msgctxt{space}{draw(strings(msgctxt))}"]
    body.append(f"msgid{space}{draw(strings(msgid))}")
    if plural:
        body.append(f"msgid_plural{space}{draw(strings(draw(TEXT)))}")
        body += [f"msgstr[{n}]{space}{draw(strings(msgstr))}" for n in range(2)]
    else:
        body.append(f"msgstr{space}{draw(strings(msgstr))}")
    told = "\n".join(body).split("\n")
    if draw(st.integers(0, 3)) == 0:
        lines = [line.replace("#|", "#~|") for line in lines]
        told = [f"#~ {line}" for line in told]
    return "\n".join([*lines, *told])


@st.composite
def catalogs(draw: st.DrawFn) -> bytes:
    """Give the bytes of a catalog as one tool or another may have left it."""
    header = [
        'msgid ""', 'msgstr ""', '"Project-Id-Version: x\\n"', '"Language: uk\\n"',
        '"Content-Type: text/plain; charset=UTF-8\\n"',
        '"Plural-Forms: nplurals=2; plural=n != 1;\\n"', *draw(st.sampled_from([[], ['"X-Other: y\\n"']])),
    ]  # fmt: skip
    head = draw(st.sampled_from([[], ["# Title of it."], ["#, fuzzy"]]))
    count = draw(st.integers(0, 5))
    blocks = ["\n".join([*head, *header]), *(draw(entries(number)) for number in range(count))]
    between = st.sampled_from(["\n\n", "\n\n", "\n", "\n\n\n", "\n  \n"])
    text = blocks[0] + "".join(draw(between) + block for block in blocks[1:])
    text += draw(st.sampled_from(["\n", "\n", "", "\n\n", "\n# The end.\n"]))
    data = text.replace("\n", draw(st.sampled_from(["\n", "\n", "\r\n"]))).encode()
    return draw(st.sampled_from([b"", b"", b"\xef\xbb\xbf"])) + data


@st.composite
def damaged(draw: st.DrawFn) -> bytes:
    """Give a catalog whose lines or bytes something has changed."""
    data = draw(catalogs())
    for _ in range(draw(st.integers(1, 3))):
        lines = data.split(b"\n")
        at, to = (draw(st.integers(0, len(lines) - 1)) for _ in range(2))
        where = draw(st.integers(0, max(0, len(data) - 1)))
        how = draw(st.sampled_from(["delete", "double", "swap", "flip", "cut"]))
        if how == "delete":
            del lines[at]
        elif how == "double":
            lines.insert(to, lines[at])
        elif how == "swap":
            lines[at], lines[to] = lines[to], lines[at]
        if how in {"delete", "double", "swap"}:
            data = b"\n".join(lines)
        elif how == "flip" and data:
            byte = data[where] ^ (1 << draw(st.integers(0, 7)))
            data = data[:where] + bytes([byte]) + data[where + 1 :]
        elif how == "cut":
            data = data[:where]
    return data
