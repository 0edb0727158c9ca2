"""What a project's configuration says to the formats of its articles."""

from dataclasses import dataclass

TEXT_KEYS = ("title", "description", "summary", "subtitle", "caption", "lead")
"""The keys of an article's metadata whose values are language, where nothing else is said."""


@dataclass(frozen=True, slots=True)
class Options:
    """What a format may be told about reading an article; the same for all of a project's."""

    text_keys: tuple[str, ...] = TEXT_KEYS
    """The keys of front matter (or of what a format has in its place) whose values are language; a
    key inside another is written `hero.text`."""


DEFAULT = Options()
