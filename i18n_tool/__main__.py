"""The command `i18n-tool`, also as `python -m i18n_tool`."""

import os
import sys

from i18n_tool import __version__


def _wrote(text: str) -> bool:
    """Write to standard output; say whether that worked. If not, the long way says why.

    Past the buffer, which would keep what a full disk refuses and fail with it again at the end.
    """
    try:
        return os.write(sys.stdout.fileno(), text.encode()) == len(text)
    except (OSError, AttributeError):
        return False


def main() -> int:
    """Run the command line; give the exit code.

    0: done; 1: an error; 2: the command was called wrongly; 3: a gate is not met, or `--check`
    would write; 130: stopped by Ctrl-C; 141: nobody reads the output any more; 143: stopped by
    SIGTERM.
    """
    try:
        if sys.argv[1:] == ["--version"] and _wrote(f"i18n-tool {__version__}\n"):
            return 0
        from i18n_tool.cli.main import run  # noqa: PLC0415 - click costs more than all of --version

        return run(sys.argv[1:])
    except KeyboardInterrupt:
        sys.stderr.write("i18n-tool: stopped\n")
        return 130


if __name__ == "__main__":
    sys.exit(main())
