"""Which site generator reads a project's articles, by its own configuration that is there."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from i18n_tool.workspace.files import read_file


@dataclass(frozen=True, slots=True)
class Sign:
    """Files by which a generator shows."""

    generator: str
    """Its name in `anchors` of the configuration."""
    files: tuple[str, ...]
    """Globs, from the project's folder or the one that holds the articles."""
    words: str = ""
    """What must stand in the file, too: a name that others use, or a needed extension."""


SIGNS: Sequence[Sign] = (
    Sign("docusaurus", ("docusaurus.config.*",)),
    Sign("vitepress", (".vitepress/config.*",)),
    Sign("hugo", ("hugo.toml", "hugo.y*ml", "hugo.json")),
    Sign("hugo", ("config.toml", "config/_default/config.toml"), "baseURL"),
    Sign("mkdocs", ("mkdocs.y*ml",), "attr_list"),
    Sign("mdbook", ("book.toml",)),
    Sign("jekyll", ("_config.y*ml",)),
    Sign("sphinx", ("conf.py",), "extensions"),
    Sign("antora", ("antora.y*ml", "antora-playbook.y*ml")),
    Sign("pandoc", ("_quarto.y*ml",)),
)

FOLDERS = (".", "docs", "doc", "source", "site", "website")
"""Folders of a project in which that file is looked for, beside the one of the articles."""


def find_generator(root: Path, source: Path) -> tuple[str, Path] | None:
    """Give the generator of a project and the file that tells; None where none or several do.

    `source` is the folder of the articles. FileError for a file that cannot be read.
    """
    folders = dict.fromkeys([*(root / name for name in FOLDERS), source, source.parent])
    found: dict[str, Path] = {}
    for sign in SIGNS:
        for folder in folders:
            for path in sorted(path for glob in sign.files for path in folder.glob(glob)):
                if path.is_file() and sign.words.encode() in read_file(path):
                    found.setdefault(sign.generator, path)
    return next(iter(found.items())) if len(found) == 1 else None
