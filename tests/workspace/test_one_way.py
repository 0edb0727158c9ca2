"""Every file of ours goes through `workspace.files`; nothing else in the package writes one."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT

PACKAGE = ROOT / "i18n_tool"
WRITERS = {
    "__main__.py": {"write"},  # to standard output
    "workspace/files.py": {"open"},  # pipes and devices
    "workspace/temporary.py": {"replace", "unlink"},
    "workspace/redo.py": {"rename", "unlink", "ftruncate"},
    "workspace/flocks.py": {"unlink", "write", "pwrite"},
    "workspace/leftovers.py": {"unlink"},
    "workspace/register.py": {"unlink"},
    "workspace/index.py": {"unlink", "connect"},
    "workflow/render/__init__.py": {"unlink"},  # what is left out, below the build folder
}
"""The modules that change files themselves, and the calls they do it by."""
CALLS = {
    *("write_text", "write_bytes", "rename", "unlink", "remove", "rmdir", "rmtree", "truncate"),
    *("ftruncate", "pwrite", "link", "symlink", "symlink_to", "hardlink_to", "copy", "copy2"),
    *("copyfile", "copytree", "move", "NamedTemporaryFile", "TemporaryFile", "mkstemp", "sendfile"),
}
"""What no other module calls; `copy`, `remove` and the like of `os` and `shutil` only."""
OF_MODULES = {"os", "shutil", "tempfile", "sqlite3"}


def writing(tree: ast.Module) -> Iterator[str]:
    """Give the calls in a module by which files change."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        function = node.func
        name = getattr(function, "attr", getattr(function, "id", ""))
        owner = function.value if isinstance(function, ast.Attribute) else None
        of = owner.id if isinstance(owner, ast.Name) else ""
        words = node.args if owner is not None else node.args[1:]
        texts = [each.value for each in words if isinstance(each, ast.Constant)]
        mode = [text for text in texts if isinstance(text, str) and set(text) <= set("rwxab+t")]
        if name == "open" and of != "os":
            if any(set(text) & set("wxa+") for text in mode):
                yield "open"
        elif (of in OF_MODULES and name in {*CALLS, "replace", "write", "connect"}) or name in {
            "write_text",
            "write_bytes",
            "unlink",
            "symlink_to",
            "hardlink_to",
            "rmdir",
        }:
            yield name


@pytest.mark.parametrize("path", sorted(PACKAGE.rglob("*.py")), ids=str)
def test_a_module_writes_no_file_on_its_own(path: Path) -> None:
    name = path.relative_to(PACKAGE).as_posix()
    found = set(writing(ast.parse(path.read_text(encoding="utf-8"))))
    assert found == WRITERS.get(name, set())


def test_each_way_of_writing_is_found() -> None:
    code = """
open("a", "w"); Path("a").open("xb"); Path("a").write_text(""); os.replace("a", "b")
shutil.move("a", "b"); tempfile.mkstemp(); path.unlink(); open("a"); "a".replace("w", "b")
"""
    found = list(writing(ast.parse(code)))
    assert sorted(found) == sorted(
        ["open", "open", "write_text", "replace", "move", "mkstemp", "unlink"]
    )
