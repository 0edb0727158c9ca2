# ruff: noqa: INP001 - a script, in no package
"""Draw `docs/coverage.svg`: what `i18n-tool coverage` says of this repository, as a picture.

Run it from the root, where the command is installed: `python docs/picture.py`. Each word is put at
its own column and bars are drawn, so that the picture looks the same whatever fonts a reader has.
"""

import re
import subprocess
from collections.abc import Iterator
from html import escape
from pathlib import Path

WORDS = ("coverage", "guide/install", "news/")
COLUMN, ROW, SIZE = 8.4, 20, 14
"""Width of a character, height of a line and size of the letters, in pixels."""
LEFT, TOP = 24, 60
BACK, FRAME, TEXT, FAINT, GREEN, AMBER = (
    "#10151c",
    "#2b3440",
    "#d7dee8",
    "#8b98a9",
    "#4fc38a",
    "#e0b252",
)
FONT = "ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace"

_RUN = re.compile(r"─+|█+|░+|[^\s─█░]+")


def main() -> None:
    """Run the command and write the picture."""
    command = ["i18n-tool", "--color", "never", *WORDS]
    told = subprocess.run(command, capture_output=True, check=True, text=True).stdout
    lines = [f"$ i18n-tool {' '.join(WORDS)}", *told.rstrip().splitlines()]
    Path(__file__).with_name("coverage.svg").write_text(picture(lines), encoding="utf-8")


def picture(lines: list[str]) -> str:
    """Give the picture of some lines of a terminal, as SVG."""
    width = round(LEFT * 2 + COLUMN * max(map(len, lines)))
    height = TOP + ROW * len(lines) + 8
    drawn = "\n".join(element for row, line in enumerate(lines) for element in draw(line, row))
    return f"""\
<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" \
viewBox="0 0 {width} {height}" role="img" font-family="{FONT}" font-size="{SIZE}">
<title>i18n-tool coverage: how much of each article is translated, locale by locale</title>
<rect x="0.5" y="0.5" width="{width - 1}" height="{height - 1}" rx="10" fill="{BACK}" \
stroke="{FRAME}"/>
<circle cx="24" cy="21" r="5" fill="{FRAME}"/><circle cx="42" cy="21" r="5" fill="{FRAME}"/>\
<circle cx="60" cy="21" r="5" fill="{FRAME}"/>
{drawn}
</svg>
"""


def draw(line: str, row: int) -> Iterator[str]:
    """Give the elements of one line."""
    base = TOP + ROW * row
    for found in _RUN.finditer(line):
        x, run = LEFT + COLUMN * found.start(), found[0]
        long = COLUMN * len(run)
        if run[0] == "─":
            yield f'<path d="M{x:.1f} {base - 5}h{long:.1f}" stroke="{FRAME}"/>'
        elif run[0] in "█░":
            fill = GREEN if run[0] == "█" else FRAME
            yield (
                f'<rect x="{x:.1f}" y="{base - 11}" width="{long:.1f}" height="11" fill="{fill}"/>'
            )
        else:
            yield (
                f'<text x="{x:.1f}" y="{base}" textLength="{long:.1f}" '
                f'fill="{color(run, line, row)}">{escape(run)}</text>'
            )


def color(run: str, line: str, row: int) -> str:
    """Give the colour of a word: green for what is whole, amber for what is begun."""
    if row == 0:
        return TEXT
    if line.startswith("Done") or not re.search(r" \d+%?( |$)", line):
        return FAINT
    if run == "100%" or (run == "100" and "%" not in line):
        return GREEN
    if "%" in run and run != "0%":
        return AMBER
    return FAINT if run in {"0", "0%", "–"} else TEXT


if __name__ == "__main__":
    main()
