"""Review: what a person says of translations, as records that are bound to the text (law 5)."""

from i18n_tool.workflow.review.joining import join, part
from i18n_tool.workflow.review.listing import Item, Listing, Selection, list_entries
from i18n_tool.workflow.review.person import find_person, parse_person
from i18n_tool.workflow.review.verdict import Held, Review, ReviewReport, approve, reject

__all__ = [
    "Held",
    "Item",
    "Listing",
    "Review",
    "ReviewReport",
    "Selection",
    "approve",
    "find_person",
    "join",
    "list_entries",
    "parse_person",
    "part",
    "reject",
]
