"""Google Translate's page for phones, through deep-translator: no key, and no promise."""

from typing import Any

from i18n_tool.engines.deep import DeepEngine, Translator, checked_url
from i18n_tool.engines.protocol import Engine, Setup

USUAL = "https://translate.google.com/m"


def google(setup: Setup) -> Engine:
    """Make the engine."""
    checked_url(setup, USUAL)
    return DeepEngine(name="google", make=_make, setup=setup, longest=4999)


def _make(module: Any, setup: Setup) -> Translator:  # noqa: ANN401 - a module without types
    client: Translator = module.GoogleTranslator()
    client._base_url = checked_url(setup, USUAL)  # type: ignore[attr-defined]  # noqa: SLF001 - its only way
    return client
