"""Units: a block's text as translators see it, and where it stands in the article."""

from i18n_tool.formats.rst.found import Block
from i18n_tool.formats.rst.inline import scan
from i18n_tool.formats.spacing import joins
from i18n_tool.model.unit import Run, Span, Unit

_CLOSERS = ("*", "`", "_", "|")


REMARK = ".. i18n: state: {}"
"""How a remark is written that readers do not see."""


def unit_of(content: str, block: Block) -> Unit:
    """Give the unit of a block."""
    runs: list[Run] = []
    pieces: list[str] = []
    length = 0
    for start, end in block.spans:
        piece = content[start:end]
        if pieces and (block.drawn or not joins(pieces[-1], piece)):
            pieces.append("\n" if block.drawn else " ")
            length += 1
        runs.append(Run(length, start, end - start))
        pieces.append(piece)
        length += end - start
    text = "".join(pieces)
    ends = "\r\n" if "\r\n" in content[:1000] else "\n"
    remark = f"{ends}{ends}{' ' * block.margin}{REMARK}" if block.margin >= 0 else ""
    common = (block.kind, text, tuple(runs), block.syntax)
    if not block.drawn:
        return Unit(*common, _codes(text), closers=_CLOSERS, remark=remark)
    title = runs[-2]
    breaks: list[Span] = [(title.at + title.length, length)]
    if len(runs) == 3:
        breaks.insert(0, (0, title.at))
    codes = tuple((a + title.at, b + title.at) for a, b in _codes(pieces[-3]))
    return Unit(*common, codes, tuple(breaks), drawn=True, remark=remark)


def _codes(text: str) -> tuple[Span, ...]:
    """Give the spans of the inline elements of a text."""
    return tuple((mark.start, mark.end) for mark in scan(text))
