"""`make bench`: every number that the project promises, measured beside its peers in one run."""

import sys
from importlib import import_module
from pathlib import Path

SHARED = Path(__file__).resolve().parents[3] / "shared"
PARTS = (
    "identity",
    "parse",
    "sync",
    "catalogs",
    "scale",
    "startup",
    "history",
    "edits",
    "rules",
    "segmentation",
    "hostile",
)


def main() -> int:
    """Run the named parts, or all; 1 where the real catalogs are missing."""
    if not SHARED.is_dir():
        print("NOT MEASURED: the folder ../shared with the real catalogs is missing")
        return 1
    for part in sys.argv[1:] or PARTS:
        print(f"\n== {part}")
        import_module(f"tests.bench.{part}").run(SHARED)
    return 0


if __name__ == "__main__":
    sys.exit(main())
