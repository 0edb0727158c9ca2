"""LibreTranslate through deep-translator: a server of one's own, or libretranslate.com with a key.

`url` in the configuration or LIBRE_URL names the server, LIBRE_API_KEY holds the key.
"""

from typing import Any

from i18n_tool.engines.deep import DeepEngine, Translator, checked_url
from i18n_tool.engines.protocol import Engine, Setup
from i18n_tool.errors import EngineError

USUAL = "https://libretranslate.com/"


def libre(setup: Setup) -> Engine:
    """Make the engine; EngineError where it has neither server nor key."""
    url = checked_url(setup, USUAL)
    if url == USUAL and not setup.key:
        raise EngineError(
            "the engine libre has no server and no key",
            todo="Set `url` under `engine.libre` in the configuration, or LIBRE_URL in the "
            "environment, such as http://localhost:5000; libretranslate.com wants LIBRE_API_KEY.",
        )
    return DeepEngine(name="libre", make=_make, setup=setup, longest=5000)


def _make(module: Any, setup: Setup) -> Translator:  # noqa: ANN401 - a module without types
    # Without a key the client cannot be made; a server of one's own wants none, so none is sent.
    url = checked_url(setup, USUAL).rstrip("/") + "/"
    client: Translator = module.LibreTranslator(api_key=setup.key or "none", custom_url=url)
    client.api_key = setup.key  # type: ignore[attr-defined]
    return client
