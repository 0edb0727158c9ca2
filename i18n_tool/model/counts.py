"""What a sync has done to the sentences of one catalog, in numbers."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Counts:
    """What became of the sentences of one catalog."""

    new: int = 0
    """Sentences without a translation or draft from before."""
    kept: int = 0
    """Sentences that did not change: whatever their entry held, it holds."""
    outdated: int = 0
    """Changed sentences, whose former translation is the draft."""
    obsolete: int = 0
    """Sentences that left the article and that nothing took the place of."""
