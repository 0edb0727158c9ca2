"""Anchors: what keeps the addresses of an article's headings valid in its translations.

`slugs` has how each site generator makes an id of words, `styles` what else it does, as data; `ids`
numbers, and `keep` says which anchors a translated article needs.
"""

from i18n_tool.formats.anchors.ids import heading_ids
from i18n_tool.formats.anchors.keep import Headings, Insertion, Plan, insertions, plan
from i18n_tool.formats.anchors.styles import GENERATORS, POSSIBLE, Style, style_of

__all__ = [
    "GENERATORS",
    "POSSIBLE",
    "Headings",
    "Insertion",
    "Plan",
    "Style",
    "heading_ids",
    "insertions",
    "plan",
    "style_of",
]
