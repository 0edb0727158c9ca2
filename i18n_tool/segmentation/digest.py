"""Whether texts may be cut in another way than before: known without loading a rule."""

import hashlib
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

from i18n_tool.segmentation.settings import Segmentation

ICU = "icu4py"
"""The package of the extra `icu`."""
_HERE = Path(__file__).parent


@lru_cache(maxsize=1)
def has_icu() -> bool:
    """Say whether the package of the extra `icu` is installed."""
    return find_spec(ICU) is not None


def digest_of(settings: Segmentation, srx: bytes = b"") -> str:
    """Give what changes whenever a text might be cut in another way than before.

    `srx` are the bytes of the project's SRX file. It also changes with the built-in rules and with
    the engine that reads them, not only from one version of the tool to the next.
    """
    icu = has_icu() if settings.icu is None else settings.icu
    told = repr((_built_in(), settings.custom, icu, srx))
    return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:24]


@lru_cache(maxsize=1)
def _built_in() -> str:
    """Give the digest of all files of this room."""
    found = hashlib.sha256()
    for path in sorted(
        [*_HERE.glob("*.py"), *_HERE.glob("*.txt"), *_HERE.glob("languages/*.toml")]
    ):
        found.update(path.read_bytes())
    return found.hexdigest()
