"""One process of atheris: `python -m tests.fuzz.atheris_run TARGET SECONDS CORPUS`.

What is found is kept in `found/TARGET`, the shortest input of each fault, and the run goes on.
"""

import importlib
import pkgutil
import sys
from pathlib import Path

import atheris

ROOMS = ("model", "formats", "segmentation", "catalog", "checks", "engines", "workspace")
"""The parts of our code that the targets go through."""


def _load() -> None:
    """Load our own code, instrumented, and nothing else; also what loads only when it is needed."""
    with atheris.instrument_imports(include=["i18n_tool"]):
        for room in ROOMS:
            package = importlib.import_module(f"i18n_tool.{room}")
            for module in pkgutil.walk_packages(package.__path__, f"i18n_tool.{room}."):
                importlib.import_module(module.name)


def main() -> None:
    """Run a target for some seconds."""
    target, seconds, corpus = sys.argv[1:4]
    _load()
    running = importlib.import_module("tests.fuzz.running")
    mutating = importlib.import_module("tests.fuzz.mutating")
    folder = running.FOUND / target
    lengths: dict[str, int] = {}
    mended = {path.name for path in folder.glob("*")}

    def one(data: bytes) -> None:
        fault = running.find_fault(target, data)
        if fault is None:
            return
        name = fault.name
        while name in mended:  # the same place, and another cause
            name += "x"
        if lengths.get(name, len(data) + 1) <= len(data):
            return
        if name not in lengths:
            print(f"FOUND {target} {name}: {fault.told}", file=sys.stderr, flush=True)
        lengths[name] = len(data)
        folder.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)

    words = running.TARGETS[target].words
    arguments = [
        sys.argv[0], f"-max_total_time={seconds}", f"-max_len={running.LONGEST}", "-timeout=120",
        "-rss_limit_mb=3000", "-print_final_stats=1", f"-artifact_prefix={corpus}-", "-len_control=30",
        corpus, str(running.SEEDS / target),
    ]  # fmt: skip
    if folder.is_dir():
        arguments.append(str(folder))
    Path(corpus).mkdir(parents=True, exist_ok=True)
    # looked up when it is called: atheris puts the real one in once it runs
    mutate = mutating.mutator(words, lambda data, most: atheris.Mutate(data, most))  # noqa: PLW0108
    atheris.Setup(arguments, one, custom_mutator=mutate)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
