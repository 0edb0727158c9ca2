"""MyMemory through deep-translator: free without a key, more a day with an e-mail address.

MYMEMORY_EMAIL in the environment, or `options.email`, is sent along. Its own address is asked over
HTTPS, where the client would use HTTP. It reports its errors as translations, in capitals.
"""

import re
from typing import Any

from i18n_tool.engines.deep import DeepEngine, Translator, checked_url
from i18n_tool.engines.protocol import Engine, Failure, Kind, Setup

USUAL = "https://api.mymemory.translated.net/get"

_SPENT = re.compile(r"MYMEMORY WARNING|YOU USED ALL AVAILABLE FREE TRANSLATIONS")
_REFUSED = re.compile(
    r"QUERY LENGTH LIMIT|NO QUERY SPECIFIED|PLEASE SELECT TWO DISTINCT LANGUAGES"
    r"|IS AN INVALID (?:SOURCE|TARGET) LANGUAGE|INVALID (?:LANGUAGE PAIR|EMAIL|SOURCE|TARGET)"
)


def mymemory(setup: Setup) -> Engine:
    """Make the engine; it takes 500 bytes a text."""
    checked_url(setup, USUAL)
    return DeepEngine(
        name="mymemory", make=_make, setup=setup, longest=499, largest=500, understand=_understand
    )


def _make(module: Any, setup: Setup) -> Translator:  # noqa: ANN401 - a module without types
    email = setup.options.get("email") or None
    client: Translator = module.MyMemoryTranslator(source="en-GB", target="fr-FR", email=email)
    client._base_url = checked_url(setup, USUAL)  # type: ignore[attr-defined]  # noqa: SLF001 - its only way
    return client


def _understand(answer: str) -> Failure | None:
    """Give the failure that the service reports in the place of a translation."""
    if _SPENT.search(answer):
        return Failure(Kind.FATAL, "today's free translations are used up")
    if _REFUSED.search(answer):
        return Failure(Kind.PERMANENT, "the server refuses the text")
    return None
