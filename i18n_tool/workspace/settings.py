"""What a project can set: one field a key, each with the sentence about it for people."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from i18n_tool.catalog.limits import DEFAULT_LIMITS, Limits
from i18n_tool.formats.options import TEXT_KEYS
from i18n_tool.model.state import State
from i18n_tool.segmentation.settings import Segmentation


def _key(name: str, does: str) -> dict[str, str]:
    """Give a field's key in the file, and the sentence about it for people."""
    return {"key": name, "does": does}


@dataclass(frozen=True, slots=True)
class EngineSettings:
    """The settings of one engine: a table `engine.NAME`."""

    url: str = field(default="", metadata=_key("url", "Where the engine's server answers."))
    key_variable: str = field(
        default="",
        metadata=_key("key-variable", "The environment variable that holds the engine's API key."),
    )
    timeout: float = field(
        default=30.0, metadata=_key("timeout", "Seconds to wait for an answer (default 30).")
    )
    retries: int = field(
        default=3, metadata=_key("retries", "How often a failed call is repeated (default 3).")
    )
    at_once: int = field(
        default=1, metadata=_key("at-once", "How many calls run at the same time (default 1).")
    )
    options: Mapping[str, object] = field(
        default_factory=dict,
        metadata=_key("options", "A table that is handed to a plug-in's engine as it is."),
    )


@dataclass(frozen=True, slots=True)
class Gate:
    """A share of segments that must have reached a state."""

    locale: str | None
    """A gettext name; None for every locale."""
    state: State
    percent: float
    """From 0 to 100."""


@dataclass(frozen=True, slots=True)
class Config:
    """What a project has set; each field says its key and what it does."""

    root: Path
    """The folder of the configuration file, absolute."""
    path: Path
    """The configuration file."""
    source_locale: str = field(
        metadata=_key("source-locale", "The locale that articles are written in by default.")
    )
    locales: tuple[str, ...] = field(
        metadata=_key("locales", "The locales that articles are translated into.")
    )
    source: Path = field(metadata=_key("source", 'The folder of the articles (default "source").'))
    catalogs: Path = field(
        metadata=_key("catalogs", 'The folder of the catalogs (default "locales").')
    )
    build: Path = field(
        metadata=_key("build", 'The folder of rendered articles (default "build").')
    )
    source_locales: tuple[tuple[str, str], ...] = field(
        default=(),
        metadata=_key("source-locales", "A table: glob of articles = the locale they are in."),
    )
    aliases: Mapping[str, str] = field(
        default_factory=dict,
        metadata=_key("aliases", "A table: another spelling = the locale that it means."),
    )
    exclude: tuple[str, ...] = field(
        default=(), metadata=_key("exclude", "Globs of files in `source` that are no articles.")
    )
    text_keys: tuple[str, ...] = field(
        default=TEXT_KEYS,
        metadata=_key(
            "front-matter",
            "The keys of front matter whose values are translated "
            f"(default {', '.join(TEXT_KEYS)}).",
        ),
    )
    segmentation: Segmentation = field(
        default=Segmentation(),
        metadata=_key(
            "segmentation", "Tables of rules for sentences, one a language; an SRX file."
        ),
    )
    anchors: str = field(
        default="",
        metadata=_key(
            "anchors",
            "The site generator whose headings keep their addresses in translations; "
            '"none" for no anchors (default: those that links in the articles lead to).',
        ),
    )
    engines: tuple[str, ...] = field(
        default=(), metadata=_key("engines", "The engines that drafts are asked of, in order.")
    )
    engine_settings: Mapping[str, EngineSettings] = field(
        default_factory=dict,
        metadata=_key("engine", "Tables `engine.NAME` with the settings of one engine."),
    )
    gates: tuple[Gate, ...] = field(
        default=(),
        metadata=_key("fail-under", 'A table: "LOCALE:STATE" or "STATE" = least percentage.'),
    )
    reviewers: tuple[str, ...] = field(
        default=(), metadata=_key("reviewers", 'Who may review, each as "NAME <ADDRESS>".')
    )
    memory_threshold: int = field(
        default=75,
        metadata=_key("memory-threshold", "Least likeness of a memory's match, in per cent (75)."),
    )
    limits: Limits = field(
        default=DEFAULT_LIMITS,
        metadata=_key("limits", "A table: how large catalogs may be, each limit by its name."),
    )
    largest_article: float = field(
        default=20.0,
        metadata=_key("largest-article", "The largest article that is read, in MB (default 20)."),
    )

    @property
    def article_size(self) -> int:
        """Give how many bytes an article may have."""
        return int(self.largest_article * 1_000_000)


def keys_of(kind: type[Any]) -> dict[str, str]:
    """Give the keys of `Config`, `EngineSettings` or `Limits`, each with the sentence about it."""
    return {
        entry.metadata["key"]: entry.metadata["does"] for entry in fields(kind) if entry.metadata
    }
