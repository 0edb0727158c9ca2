"""i18n-tool: articles translated sentence by sentence, tracked in gettext catalogs in git.

What others build on is named here and loaded on first use: `import i18n_tool` costs nothing.
Nothing inside the package imports this root.
"""

from importlib import import_module

TYPE_CHECKING = False
"""What type checkers take for true; `typing` itself would double the time of `--version`."""

if TYPE_CHECKING:
    from i18n_tool.catalog import Catalog, Entry
    from i18n_tool.errors import CatalogError, ToolError
    from i18n_tool.model.article import Article
    from i18n_tool.model.state import State
    from i18n_tool.model.unit import Segment, Unit
    from i18n_tool.segmentation import segment
    from i18n_tool.workspace.articles import parse_article
    from i18n_tool.workspace.catalogs import load_catalog

__version__ = "0.1.0"

_HOMES = {
    "Article": "i18n_tool.model.article",
    "Catalog": "i18n_tool.workspace.catalogs",
    "CatalogError": "i18n_tool.errors",
    "Entry": "i18n_tool.catalog",
    "Segment": "i18n_tool.model.unit",
    "State": "i18n_tool.model.state",
    "ToolError": "i18n_tool.errors",
    "Unit": "i18n_tool.model.unit",
    "load_catalog": "i18n_tool.workspace.catalogs",
    "parse_article": "i18n_tool.workspace.articles",
    "segment": "i18n_tool.segmentation",
}

__all__ = [
    "Article",
    "Catalog",
    "CatalogError",
    "Entry",
    "Segment",
    "State",
    "ToolError",
    "Unit",
    "load_catalog",
    "parse_article",
    "segment",
]


def __getattr__(name: str) -> object:
    """Load a public name from the module that holds it (PEP 562)."""
    try:
        home = _HOMES[name]
    except KeyError:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message) from None
    return getattr(import_module(home), name)


def __dir__() -> list[str]:
    """List the public names."""
    return [*__all__, "__version__"]
