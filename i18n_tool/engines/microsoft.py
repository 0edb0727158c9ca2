"""Microsoft Translator through deep-translator, with a key of Azure.

MICROSOFT_API_KEY in the environment holds the key; MICROSOFT_REGION or `options.region` the region.
The client would ask the network for its languages each time that it is made; ours has them already.
"""

from typing import Any

from i18n_tool.engines.deep import DeepEngine, Translator, checked_url
from i18n_tool.engines.protocol import Engine, Setup
from i18n_tool.errors import EngineError

USUAL = "https://api.cognitive.microsofttranslator.com/translate?api-version=3.0"


def microsoft(setup: Setup) -> Engine:
    """Make the engine; EngineError without a key."""
    checked_url(setup, USUAL)
    if not setup.key:
        raise EngineError(
            "the engine microsoft has no key",
            todo="Set MICROSOFT_API_KEY in the environment; MICROSOFT_REGION if the key has one.",
        )
    return DeepEngine(name="microsoft", make=_make, setup=setup, longest=10_000)


def _make(module: Any, setup: Setup) -> Translator:  # noqa: ANN401 - a module without types
    client: Translator = _offline(module.MicrosoftTranslator)(
        api_key=setup.key, region=setup.options.get("region") or None
    )
    client._base_url = checked_url(setup, USUAL)  # type: ignore[attr-defined]  # noqa: SLF001 - its only way
    return client


def _offline(client: type[Any]) -> type[Any]:
    """Give the client's class without the request for its languages."""
    languages = {"english": "en"}
    return type(client.__name__, (client,), {"_get_supported_languages": lambda _: languages})
