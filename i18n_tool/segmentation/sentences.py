"""The sentences of a text, as strings and as spans, by the built-in rules."""

from collections.abc import Sequence

from i18n_tool.segmentation.codes import Span
from i18n_tool.segmentation.settings import Segmentation
from i18n_tool.segmentation.splitter import Splitter

_BUILT_IN = Splitter(Segmentation())


def segment(text: str, locale: str) -> list[str]:
    """Give the sentences of a text, which joined give it back.

    Takes any text, also of several paragraphs, and the gettext name or tag of its locale; one whose
    language has no rules of its own is cut by ICU where that is installed (the extra `icu`), else
    by the common rules. White space stays with the sentence before it. An empty text has no
    sentences. Runs in time linear in the text's length and raises nothing. The model is UAX #29's
    sentence boundaries, the exceptions are the language's.
    """
    return _BUILT_IN.segment(text, locale)


def cut(text: str, locale: str, codes: Sequence[Span]) -> list[Span]:
    """Give the spans of the sentences of a text without the white space around them.

    Takes what `segment` takes, and the spans of inline codes, sorted, that no boundary may cut
    (design section 6): a sentence that ends inside an element ends where the element closes, if
    nothing but closing markup comes between, and else goes on. The spans are in order and disjoint;
    together they hold all that is not white space. Character references of HTML count as what they
    stand for. Fits `model.unit.Cutter`. Raises nothing.
    """
    return _BUILT_IN.cut(text, locale, codes)
