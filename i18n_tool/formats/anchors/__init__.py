"""Anchors: what keeps the addresses of an article's headings valid in its translations.

`names` has the site generators that are known, `slugs` how each makes an id of words, `styles` what
else it does, as data; `ids` numbers, and `keep` says which anchors a translated article needs.
"""
