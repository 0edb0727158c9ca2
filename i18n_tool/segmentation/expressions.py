"""Reads a regular expression of ICU's syntax; writes it as `regex` takes it, each part bounded."""

from dataclasses import replace

import regex

from i18n_tool.segmentation.backtracking import MASK_ALL, SAMPLE, Node, PatternError, mask_of

MOST = 100
"""So many times a repetition without an end goes."""
REACH = 2_000
"""Over so many characters an expression may reach."""

_BLANK = " \\t\\xa0\\u1680\\u2000-\\u200a\\u202f\\u205f\\u3000"
_LINE = "[\\n\\x0b\\f\\r\\x85\\u2028\\u2029]"
_WRITTEN = {"h": f"[{_BLANK}]", "H": f"[^{_BLANK}]", "v": _LINE, "V": f"[^{_LINE[1:]}", "R": _LINE}
_TIMES = regex.compile("\\{([0-9]{1,4})(,([0-9]{0,4}))?\\}")
_CONTROLS = {"a": "\a", "e": "\x1b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}
_LOOKS = {"?=": "ahead", "?!": "ahead", "?<=": "behind", "?<!": "behind"}


def read_expression(text: str) -> Node:
    """Give the tree of an expression; PatternError where it cannot be taken."""
    reader = _Reader(text)
    node = reader.alternatives()
    if reader.at < len(text):
        raise PatternError("has a `)` without its `(`")
    return node


class _Reader:
    """Reads one expression by recursive descent, giving each part as `regex` writes it."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.small = False
        self.letters = SAMPLE + "".join(sorted(set(text) - set(SAMPLE)))
        self.depth = 0

    def _next(self) -> str:
        return self.text[self.at : self.at + 1]

    def _take(self, what: str) -> bool:
        """Go past some characters if they are next."""
        taken = self.text.startswith(what, self.at)
        self.at += len(what) if taken else 0
        return taken

    def alternatives(self) -> Node:
        """Read up to the end, or to what closes the group."""
        self.depth += 1
        if self.depth > 20:
            raise PatternError("is nested too deep")
        parts = [self._sequence()]
        while self._take("|"):
            parts.append(self._sequence())
        self.depth -= 1
        if len(parts) == 1:
            return parts[0]
        return Node(
            "any",
            "|".join(part.text for part in parts),
            min(part.least for part in parts),
            max(part.most for part in parts),
            tuple(parts),
        )

    def _sequence(self) -> Node:
        parts: list[Node] = []
        while self.at < len(self.text) and self._next() not in "|)":
            part = self._atom()
            if part is not None:
                parts.append(self._repeated(part))
        return Node(
            "sequence",
            "".join(part.text for part in parts),
            sum(part.least for part in parts),
            sum(part.most for part in parts),
            tuple(parts),
        )

    def _atom(self) -> Node | None:
        """Read what a quantifier may follow; None for what is nothing: a comment, flags."""
        letter = self.text[self.at]
        if letter == "(":
            return self._group()
        if letter == "[":
            return self._set(self._class())
        self.at += 1
        if letter == "\\":
            return self._escape()
        if letter == ".":
            return self._set(".")
        if letter in "^$":
            return Node("mark", letter, 0, 0)
        if letter in "*+?{":
            raise PatternError(f"repeats nothing with `{letter}`")
        return self._literal(letter)

    def _literal(self, letter: str) -> Node:
        same = {letter, letter.lower(), letter.upper()} if self.small else {letter}
        mask = sum(1 << self.letters.find(each) for each in same if each in self.letters)
        return Node("set", regex.escape(letter), 1, 1, mask=mask or MASK_ALL)

    def _set(self, text: str) -> Node:
        return Node("set", text, 1, 1, mask=mask_of(text, self.letters, small=self.small))

    def _escape(self) -> Node:
        """Read what follows a backslash outside brackets."""
        letter = self._next()
        if letter in "bBAZz" and letter:
            self.at += 1
            return Node("mark", "\\" + letter, 0, 0)
        if letter == "Q":
            return self._quoted()
        found = self._in_escape()
        return self._literal(found) if len(found) == 1 else self._set(found)

    def _quoted(self) -> Node:
        end = self.text.find("\\E", self.at)
        end = len(self.text) if end < 0 else end
        parts = tuple(self._literal(letter) for letter in self.text[self.at + 1 : end])
        self.at = end + 2
        size = len(parts)
        return Node("sequence", f"(?:{''.join(part.text for part in parts)})", size, size, parts)

    def _in_escape(self) -> str:
        """Read an escape that stands for characters: give the one, or a set of them."""
        letter = self._next()
        self.at += 1
        if letter in _WRITTEN:
            return _WRITTEN[letter]
        if letter in "dDwWsS" and letter:
            return "\\" + letter
        if letter in "pP" and letter:
            return self._property(letter)
        if letter in _CONTROLS:
            return _CONTROLS[letter]
        if letter in "xuU0" and letter:
            return self._number(letter)
        if not letter or letter.isalnum():
            raise PatternError(f"uses `\\{letter}`, which is not taken")
        return letter

    def _property(self, letter: str) -> str:
        if self._take("{"):
            name, brace, _ = self.text[self.at :].partition("}")
            self.at += len(name) + 1
            if not brace or not name:
                raise PatternError("has a property without its `}`")
        else:
            name = self._next()
            self.at += 1
        # Java writes a script and a block so
        plain = name[2:] if name[:2] == "Is" and len(name) > 4 else name
        return f"\\{letter}{{{plain}}}"

    def _number(self, letter: str) -> str:
        """Read a character by its number, hexadecimal after `x`, `u` and `U`, octal after `0`."""
        if letter == "x" and self._take("{"):
            digits, brace, _ = self.text[self.at :].partition("}")
            self.at += len(digits) + len(brace)
        else:
            size = {"x": 2, "u": 4, "U": 8, "0": 3}[letter]
            digits = self.text[self.at : self.at + size]
            if letter == "0":
                digits = digits[: len(digits) - len(digits.lstrip("01234567"))]
            self.at += len(digits)
        try:
            return chr(int(digits, 8 if letter == "0" else 16))
        except (ValueError, OverflowError):
            raise PatternError(f"has no number in `\\{letter}{digits}`") from None

    def _class(self) -> str:
        """Read a set in brackets, with those inside it."""
        start = self.at
        pieces = ["["]
        self.at += 1
        if self._take("^"):
            pieces.append("^")
        first = True
        while first or self._next() != "]":
            pieces.append(self._in_class(first=first))
            first = False
            if self.at >= len(self.text):
                raise PatternError(f"has a `[` without its `]`: {self.text[start : start + 20]}")
        self.at += 1
        return "".join(pieces) + "]"

    def _in_class(self, *, first: bool) -> str:
        """Read one thing in a set."""
        if self._take("[:"):
            name, end, _ = self.text[self.at :].partition(":]")
            self.at += len(name) + len(end)
            return f"[:{name}:]"
        if self._next() == "[":
            return self._class()
        for sign in ("&&", "--"):
            if self._take(sign):
                return sign
        letter = self._next()
        self.at += 1
        if letter == "\\":
            found = self._in_escape()
            return found if len(found) != 1 else _in_brackets(found)
        if letter == "]" and first:
            return "\\]"
        return letter if letter == "-" else _in_brackets(letter)

    def _group(self) -> Node | None:
        """Read a group; what it would remember is of no use here."""
        self.at += 1
        if self._take("?#"):
            self.at = self.text.find(")", self.at) + 1 or len(self.text)
            return None
        for sign, kind in _LOOKS.items():
            if self._take(sign):
                inner = self._until_closed()
                return Node(kind, f"({sign}{inner.text})", 0, 0, (inner,), high=inner.most)
        if self._take("?>"):
            inner = self._until_closed()
            return replace(_wrapped(inner, "?>"), kind="atomic", parts=(inner,))
        if self._take("?<"):
            self.at = self.text.find(">", self.at) + 1 or len(self.text)
        elif self._next() == "?" and not self._take("?:"):
            self.at += 1
            return self._flags()
        return _wrapped(self._until_closed(), "?:")

    def _until_closed(self) -> Node:
        small = self.small
        inner = self.alternatives()
        self.small = small
        if not self._take(")"):
            raise PatternError("has a `(` without its `)`")
        return inner

    def _flags(self) -> Node:
        """Read `(?i)`, which holds up to the end of the group, or `(?i: )`."""
        start = self.at
        while self._next() and self._next() in "imsu-":
            self.at += 1
        flags = self.text[start : self.at].replace("u", "")
        if self._next() not in {")", ":"}:
            raise PatternError(f"uses `(?{self.text[start : self.at + 1]}`, which is not taken")
        self.at += 1
        on, _, off = flags.partition("-")
        small, self.small = self.small, ("i" in on or self.small) and "i" not in off
        if self.text[self.at - 1] == ":":
            inner = self._until_closed()
            self.small = small
        else:
            inner = self.alternatives()
        return _wrapped(inner, f"?{flags}:" if flags.strip("-") else "?:")

    def _repeated(self, part: Node) -> Node:
        """Read the quantifier after a part, if there is one, and bound it."""
        found = self._bounds()
        if found is None:
            return part
        low, high = found
        sign = "?" if self._take("?") else "+" if self._take("+") else ""
        if part.most == 0:
            raise PatternError("repeats what matches no character")
        reach = max(low, REACH // 2 // part.most if part.most > 1 else MOST, 1)
        high = min(MOST, reach) if high is None else high
        if low > high or high > REACH:
            raise PatternError(f"has a repetition from {low} to {high}")
        text = f"{part.text if part.kind == 'set' else f'(?:{part.text})'}{{{low},{high}}}{sign}"
        kind = "atomic" if sign == "+" else "repeat"
        return Node(kind, text, part.least * low, part.most * high, (part,), low=low, high=high)

    def _bounds(self) -> tuple[int, int | None] | None:
        """Read how often something is repeated; None where it is not."""
        for sign, low, high in (("*", 0, None), ("+", 1, None), ("?", 0, 1)):
            if self._take(sign):
                return low, high
        found = _TIMES.match(self.text, self.at)
        if found is None:
            return None
        self.at = found.end()
        if found[2] is None or found[3]:
            return int(found[1]), int(found[3] or found[1])
        return int(found[1]), None


def _wrapped(inner: Node, sign: str) -> Node:
    """Give a group around a part."""
    return Node("sequence", f"({sign}{inner.text})", inner.least, inner.most, (inner,))


def _in_brackets(letter: str) -> str:
    """Write a character inside brackets, where some have a meaning for `regex`."""
    return letter if letter.isalnum() or letter.isspace() or letter > "\x7f" else "\\" + letter
