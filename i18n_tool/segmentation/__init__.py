"""Sentences, what of a text is language, and how much it is: by rules that are data.

- `segment(text, locale)` gives the sentences of a text; joined they give it back.
- `cut(text, locale, codes)` gives their spans, never through inline code: a `model.unit.Cutter`.
- `is_language(text)` says whether a text is offered for translation.
- `count(text, locale)` gives its words (UAX #29) and characters.

The rules of a language stand in `languages/`, a file each; a language without one gets what holds
in all. None of these functions raises for any str, and all run in time linear in its length. Each
is loaded on first use: who only counts compiles no rules.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from i18n_tool.segmentation.counting import count
    from i18n_tool.segmentation.language import is_language
    from i18n_tool.segmentation.sentences import cut, segment

_HOMES = {
    "count": "counting",
    "cut": "sentences",
    "is_language": "language",
    "segment": "sentences",
}

__all__ = ["count", "cut", "is_language", "segment"]


def __getattr__(name: str) -> Any:  # noqa: ANN401 - the names above are of many types
    """Load a public name from the module that holds it (PEP 562)."""
    if name not in _HOMES:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
