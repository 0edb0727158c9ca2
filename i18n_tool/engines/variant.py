"""A regional variant by copy: French for Africa from French, one Portuguese from the other.

A person has to look through such a draft: words differ by region, and its record says where it
came from.
"""

from collections.abc import Sequence

from i18n_tool.engines.protocol import Answer, Engine, Setup
from i18n_tool.model.locale import facts


class _Variant:
    """Copies; `Engine` says what its parts mean."""

    name = "variant"
    batch = 1000
    longest = 1_000_000
    schemes: tuple[str, ...] = ()

    def supports(self, source: str, target: str) -> bool:
        """Say whether the two are sisters that are written in one script."""
        to = facts(target)
        return source in to.sisters and facts(source).script == to.script

    def translate(
        self, texts: Sequence[str], source: str, target: str, timeout: float
    ) -> list[Answer]:
        """Give the texts as they are."""
        del source, target, timeout
        return list(texts)


def variant(setup: Setup) -> Engine:
    """Make the engine; it has no settings."""
    del setup
    return _Variant()
