"""Catalogs: the lossless PO core, MO files, merging, and the records of what was done to a text."""

from i18n_tool.catalog.catalog import (
    Catalog,
    new_catalog,
    new_entry,
    parse_catalog,
    serialize_catalog,
)
from i18n_tool.catalog.entry import Entry
from i18n_tool.catalog.limits import Limits
from i18n_tool.catalog.records import bind, clear_record, set_record
from i18n_tool.model.record import Record, Verb

__all__ = [
    "Catalog",
    "Entry",
    "Limits",
    "Record",
    "Verb",
    "bind",
    "clear_record",
    "new_catalog",
    "new_entry",
    "parse_catalog",
    "serialize_catalog",
    "set_record",
]
