"""Catalogs: the lossless PO core, MO files, merging, and the records of what was done to a text.

Each name is loaded on first use: who only counts states needs no writer.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
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

_HOMES = {
    "Catalog": "i18n_tool.catalog.catalog",
    "Entry": "i18n_tool.catalog.entry",
    "Limits": "i18n_tool.catalog.limits",
    "Record": "i18n_tool.model.record",
    "Verb": "i18n_tool.model.record",
    "bind": "i18n_tool.catalog.records",
    "clear_record": "i18n_tool.catalog.records",
    "new_catalog": "i18n_tool.catalog.catalog",
    "new_entry": "i18n_tool.catalog.catalog",
    "parse_catalog": "i18n_tool.catalog.catalog",
    "serialize_catalog": "i18n_tool.catalog.catalog",
    "set_record": "i18n_tool.catalog.records",
}

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


def __getattr__(name: str) -> Any:  # noqa: ANN401 - the names above are of many types
    """Load a public name from the module that holds it (PEP 562), once."""
    if name not in _HOMES:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    found = globals()[name] = getattr(import_module(_HOMES[name]), name)
    return found
