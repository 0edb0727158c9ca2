"""Simplified Chinese to traditional as in Taiwan, words and all, and back, by OpenCC."""

from collections.abc import Sequence
from functools import cache

from opencc import OpenCC

from i18n_tool.engines.protocol import Answer, Engine, Setup
from i18n_tool.model.codes import find_pieces

_CONVERSIONS = {("zh_Hans", "zh_Hant"): "s2twp", ("zh_Hant", "zh_Hans"): "tw2sp"}


class _OpenCC:
    """Converts what is language and copies URLs and codes, which OpenCC would convert too."""

    name = "opencc"
    batch = 1000
    longest = 1_000_000
    schemes: tuple[str, ...] = ()

    def supports(self, source: str, target: str) -> bool:
        """Say whether the two are the two scripts of Chinese."""
        return (source, target) in _CONVERSIONS

    def translate(
        self, texts: Sequence[str], source: str, target: str, timeout: float
    ) -> list[Answer]:
        """Convert texts; it cannot fail and takes no time to speak of."""
        del timeout
        converter = _converter(_CONVERSIONS[source, target])
        return [_convert(text, converter) for text in texts]


def opencc(setup: Setup) -> Engine:
    """Make the engine; it has no settings."""
    del setup
    return _OpenCC()


@cache
def _converter(conversion: str) -> OpenCC:
    """Give one of OpenCC's converters, with its dictionaries loaded."""
    return OpenCC(conversion)


def _convert(text: str, converter: OpenCC) -> str:
    """Convert the stretches between codes."""
    parts: list[str] = []
    at = 0
    for piece in find_pieces(text):
        parts += (converter.convert(text[at : piece.start]), piece.text)
        at = piece.end
    parts.append(converter.convert(text[at:]))
    return "".join(parts)
