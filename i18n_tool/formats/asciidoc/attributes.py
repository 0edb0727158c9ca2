"""The attribute list of a block, `[style#id.role%option,name=value]`, as far as it is needed."""

import re
from dataclasses import dataclass

_ITEM = re.compile(
    r"[ \t]*(?:(?P<name>[\w-]+)[ \t]*=[ \t]*)?"
    # a backslash escapes a quote alone, whatever stands before it
    r"(?P<value>\"(?:[^\"\\]|\\\"?)*+\"|'(?:[^'\\]|\\'?)*+'|[^,]*+)[ \t]*(?:,|$)"
)
_SHORTHAND = re.compile(r"([.#%])")

TEXT_STYLES = frozenset(
    {
        "", "normal", "lead", "quote", "example", "sidebar", "open", "abstract", "partintro",
        "NOTE", "TIP", "IMPORTANT", "WARNING", "CAUTION",
    }
)  # fmt: skip
"""The styles of a paragraph whose text is language; what stands in others is copied."""


@dataclass(slots=True)
class Pending:
    """What the lines above a block say of it."""

    start: int = -1
    """Where the first of these lines starts."""
    style: str = ""
    options: str = ""
    subs: str | None = None
    cols: str = ""
    format: str = ""
    ids: tuple[str, ...] = ()

    def take(self, inside: str) -> None:
        """Take what stands between the brackets of an attribute line."""
        at = 0
        position = 0
        while at < len(inside):
            match = _ITEM.match(inside, at)
            if match is None or match.end() == at:
                break
            at = match.end()
            value = match["value"].strip(" \t")
            if value[:1] in {'"', "'"}:
                value = value[1:-1]
            if match["name"]:
                self._named(match["name"], value)
            else:
                position += 1
                if position == 1:
                    self._shorthand(value)

    def _named(self, name: str, value: str) -> None:
        if name == "id":
            self.ids += (value,)
        elif name in {"options", "opts"}:
            self.options += f",{value}"
        elif name == "subs":
            self.subs = value
        elif name == "cols":
            self.cols = value
        elif name in {"format", "separator"}:
            self.format = value
        elif name == "style":
            self.style = value

    def _shorthand(self, value: str) -> None:
        if " " in value:
            self.style = value
            return
        style, *rest = _SHORTHAND.split(value)
        self.style = style or self.style
        for mark, text in zip(rest[::2], rest[1::2], strict=True):
            if mark == "#":
                self.ids += (text,)
            elif mark == "%":
                self.options += f",{text}"

    @property
    def is_plain(self) -> bool:
        """Say whether the text below is substituted as usual, so that `{empty}` is read there."""
        if self.subs is None:
            return True
        names = {name.strip() for name in self.subs.split(",")}
        return bool(names & {"normal", "attributes", "a", "n"}) or all(
            name.startswith("+") or name.endswith("+") for name in names
        )

    def has(self, option: str) -> bool:
        """Say whether an option is set."""
        return option in self.options.split(",")
