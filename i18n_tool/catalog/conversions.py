"""The arguments that a format string takes, for entries whose flag says that they are such.

As `msgfmt -c`: a translation that lacks one, or has another, breaks the program that prints it.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Final

_PERCENT: Final = re.compile(
    r"%(?:\((?P<name>[^()]{0,200})\))?(?:(?P<number>[0-9]{1,3})\$)?[-+#0']{0,5}(?:\*|[0-9]{1,4})?"
    r"(?:\.(?:\*|[0-9]{1,4})?)?(?P<type>(?:hh|h|ll|l|L|q|j|z|t)?[a-zA-Z@]|%)"
)
_BRACES: Final = re.compile(r"\{\{|\}\}|\{(?P<name>[^{}!:,]{0,200})[^{}]{0,200}\}")
_QT: Final = re.compile(r"%(?:L)?(?P<name>[0-9]{1,2}|n)")
_SHELL: Final = re.compile(r"\$\{?(?P<name>[A-Za-z_][A-Za-z0-9_]{0,200})")

_STYLES: Final = {
    **dict.fromkeys(
        [
            "c",
            "objc",
            "python",
            "php",
            "perl",
            "javascript",
            "lua",
            "awk",
            "pascal",
            "tcl",
            "java-printf",
            "gcc-internal",
            "gfc-internal",
            "boost",
            "ruby",
        ],
        _PERCENT,
    ),
    **dict.fromkeys(("python-brace", "perl-brace", "csharp", "java", "rust", "c++"), _BRACES),
    **dict.fromkeys(("qt", "qt-plural", "kde", "kde-kuit"), _QT),
    "sh": _SHELL,
}
"""The flag without `-format`, and what an argument looks like in such a string."""


def style_of(flags: Iterable[str]) -> re.Pattern[str] | None:
    """Give what an argument looks like in an entry with these flags; None for mere text."""
    styles = (_STYLES.get(flag.removesuffix("-format")) for flag in flags if "-format" in flag)
    return next((style for style in styles if style is not None), None)


def changed_arguments(style: re.Pattern[str], source: str, target: str) -> list[str]:
    """Give the arguments that only one of two format strings takes, or both as other types."""
    before, after = (dict(_arguments(style, text)) for text in (source, target))
    return sorted({**before, **after}[key] for key in before.keys() ^ after.keys())


def _arguments(style: re.Pattern[str], text: str) -> Iterator[tuple[str, str]]:
    """Give each argument's name or number, and how it is told to people."""
    count = 0
    for match in style.finditer(text):
        if match[0] in ("%%", "{{", "}}"):
            continue
        parts = match.groupdict()
        name = parts["name"] or parts.get("number")
        if name is None or name == "":
            count += 1
            name = str(count)
        kind = parts.get("type") or ""
        kind = {"i": "d"}.get(kind, kind)
        named = style is not _PERCENT or parts["name"]
        yield f"{name} {kind}", match[0] if named else f"%{name}${kind}"
