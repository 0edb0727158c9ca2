"""What killed runs left, the state of what is derived, and the disk that all is on."""

import os
from collections.abc import Iterator

from i18n_tool.workflow.doctor.finding import Finding, broken, doubtful
from i18n_tool.workspace.config import DERIVED
from i18n_tool.workspace.files import file_error
from i18n_tool.workspace.index import Index
from i18n_tool.workspace.leftovers import clear
from i18n_tool.workspace.locks import is_held
from i18n_tool.workspace.mounts import network_file_system
from i18n_tool.workspace.project import Project
from i18n_tool.workspace.register import begin
from i18n_tool.workspace.settings import Config


def find_leftovers(config: Config) -> Iterator[Finding]:
    """Remove the temporary files of killed runs, and complete what they half overwrote."""
    gone: list[str] = []
    try:
        gone += begin(config.root / DERIVED)
    except OSError as error:
        yield broken(file_error(error, error.filename or config.root, "completed"))
    for top in (config.source, config.catalogs, config.build):
        for folder, folders, _files in os.walk(top):
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            gone += clear(folder)
    for path in gone:
        todo = "Nothing is to be done: it was removed."
        yield doubtful("a killed run left a temporary file behind", path, todo)


def find_network(config: Config) -> Iterator[Finding]:
    """Say so where the project is on a disk that others write to from other machines."""
    kind = network_file_system(config.root)
    if kind:
        what = f"the project is on a network file system ({kind})"
        todo = "Let one machine at a time run i18n-tool there; the guide says why: files, Saving."
        yield doubtful(what, config.root, todo)


def find_damage(project: Project) -> Iterator[Finding]:
    """Look at the index and the locks."""
    folder = project.derived
    if not Index(folder).healthy():
        todo = "Nothing is to be done: it was removed, and is made anew."
        yield doubtful("the index was damaged", folder, todo)
    for path in sorted(folder.glob("locks/**/*.lock")):
        if is_held(path):
            todo = "If no other i18n-tool is meant to run, look for the process and stop it."
            yield doubtful("another process is at work on this", path, todo)
