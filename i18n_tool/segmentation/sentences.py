"""The sentences of a text, as strings and as spans."""

from collections.abc import Sequence
from itertools import pairwise

from i18n_tool.segmentation import entities
from i18n_tool.segmentation.codes import Span
from i18n_tool.segmentation.rules import rules_of
from i18n_tool.segmentation.scan import boundaries


def segment(text: str, locale: str) -> list[str]:
    """Give the sentences of a text, which joined give it back.

    Takes any text, also of several paragraphs, and the gettext name or tag of its locale; one whose
    language has no rules of its own gets the common ones. White space stays with the sentence
    before it. An empty text has no sentences. Runs in time linear in the text's length and raises
    nothing. The model is UAX #29's sentence boundaries, the exceptions are the language's.
    """
    points = [0, *boundaries(text, rules_of(locale)), len(text)]
    return [text[start:end] for start, end in pairwise(points) if start < end]


def cut(text: str, locale: str, codes: Sequence[Span]) -> list[Span]:
    """Give the spans of the sentences of a text without the white space around them.

    Takes what `segment` takes, and the spans of inline codes, sorted, that no boundary may cut
    (design section 6): a sentence that ends inside an element ends where the element closes, if
    nothing but closing markup comes between, and else goes on. The spans are in order and disjoint;
    together they hold all that is not white space. Character references of HTML count as what they
    stand for. Fits `model.unit.Cutter`. Raises nothing.
    """
    plain, inside, places = entities.read(text, codes)
    spans: list[Span] = []
    for start, end in pairwise([0, *boundaries(plain, rules_of(locale), inside), len(plain)]):
        piece = plain[start:end]
        bare = piece.strip()
        if bare:
            first = start + len(piece) - len(piece.lstrip())
            spans.append((first, first + len(bare)))
    return spans if places is None else [(places[first], places[last]) for first, last in spans]
