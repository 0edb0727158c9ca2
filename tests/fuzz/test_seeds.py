"""Every seed and every finding goes through its target, without atheris: nothing comes out."""

from pathlib import Path

import pytest

from tests.fuzz.mutating import mutator
from tests.fuzz.running import FOUND, SEEDS, find_fault
from tests.fuzz.table import TARGETS

INPUTS = sorted(path for folder in (SEEDS, FOUND) for path in folder.glob("*/*"))


def test_each_target_has_seeds_and_each_folder_is_a_target() -> None:
    assert {path.parent.name for path in INPUTS if path.is_relative_to(SEEDS)} == set(TARGETS)
    assert {path.parent.name for path in INPUTS} <= set(TARGETS)


@pytest.mark.parametrize("path", INPUTS, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_input(path: Path) -> None:
    fault = find_fault(path.parent.name, path.read_bytes())
    assert fault is None, fault.told


def test_a_fault_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """The judges judge: a reader that loses a letter is found, by the same name every time."""
    from tests.fuzz import catalogs

    data = (SEEDS / "po" / "plain").read_bytes()
    monkeypatch.setattr(catalogs, "serialize_catalog", lambda catalog: data[:-1])
    first, again = find_fault("po", data), find_fault("po", data)
    assert first is not None
    assert again is not None
    assert first.name == again.name
    assert "AssertionError: written back" in first.told


def test_the_same_seed_mutates_the_same() -> None:
    mutate = mutator(("word",), lambda data, most: data[:most])
    made = {mutate(b"one\ntwo\nthree\n", 100, seed) for seed in range(200)}
    assert made == {mutate(b"one\ntwo\nthree\n", 100, seed) for seed in range(200)}
    assert len(made) > 50
    assert b"word" in b"".join(made)
    assert all(len(mutate(b"one two", 5, seed)) <= 5 for seed in range(200))


def test_without_atheris_it_says_what_to_do(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from tests.fuzz import __main__ as command

    monkeypatch.setattr(command.importlib.util, "find_spec", lambda _: None)
    monkeypatch.setattr("sys.argv", ["fuzz", "po"])
    assert command.main() == 1
    assert "atheris, which fuzzes, is not installed" in capsys.readouterr().err


def test_one_input_is_run_again(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from tests.fuzz import __main__ as command

    monkeypatch.setattr("sys.argv", ["fuzz", "plural", str(SEEDS / "plural" / "slavic")])
    assert command.main() == 0
    assert "slavic: right" in capsys.readouterr().out
