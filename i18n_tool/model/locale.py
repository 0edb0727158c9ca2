"""Locales: names, direction, plural forms, parents and aliases, by Babel and with care."""

from dataclasses import dataclass
from functools import lru_cache


@dataclass(frozen=True, slots=True)
class Locale:
    """What the tool knows of one locale."""

    name: str
    """The gettext name, as in paths: `zh_Hans`, `fr_002`."""
    direction: str = "ltr"
    """`ltr` or `rtl`."""
    joiner: str = " "
    """What stands between two sentences: nothing in Chinese and Japanese, a space elsewhere."""

    @property
    def tag(self) -> str:
        """Give the BCP 47 tag, as people see it: `zh-Hans`, `fr-002`."""
        return self.name.replace("_", "-")


@lru_cache
def facts(name: str) -> Locale:
    """Give what is known of the locale with this gettext name."""
    language = name.split("_", maxsplit=1)[0]
    return Locale(
        name,
        "rtl" if language in {"ar", "he", "fa", "ur"} else "ltr",
        "" if language in {"zh", "ja"} else " ",
    )
