"""A file's time and size, by which the index tells whether it is still the same."""

import os

from i18n_tool.workspace.files import file_error
from i18n_tool.workspace.index import Stamp


def stamp_of(path: str | os.PathLike[str]) -> Stamp:
    """Give the time of last change (in ns) and the size (in bytes); FileError if it is gone."""
    try:
        status = os.stat(path)  # noqa: PTH116 - one call of thousands, at half the cost
    except OSError as error:
        raise file_error(error, path, "read") from error
    return status.st_mtime_ns, status.st_size
