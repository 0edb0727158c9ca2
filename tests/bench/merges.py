"""How merges of git end, scenario by scenario, without our merge driver and with it."""

import tempfile
from pathlib import Path

from tests.e2e.merging import table


def run(shared: Path) -> None:
    """Print the table as Markdown."""
    print("| Two branches | git alone | with the driver |\n| --- | --- | --- |")
    with tempfile.TemporaryDirectory() as folder:
        for row in table(Path(folder)):
            print(f"| {' | '.join(row)} |")
