"""Target of the configuration: read whole, or refused with every problem and its line."""

from pathlib import Path

from i18n_tool.errors import ConfigError
from i18n_tool.workspace.config import OWN_FILE, PYTHON_FILE, parse_config
from tests.fuzz.judging import holds

ROOT = Path("/no/such/project")


def fuzz_config(data: bytes) -> None:
    """A configuration is taken with all its folders inside the project, or every problem named."""
    text = data.decode("utf-8", "replace")
    for file in (OWN_FILE, PYTHON_FILE):
        try:
            config = parse_config(text, ROOT / file)
        except ConfigError as error:
            holds(error.problems, "refused without a problem")
            for problem in error.problems:
                holds(problem.what and problem.where, f"it says too little: {problem}")
                line = problem.where.rpartition(":")[2]
                inside = not line.isdigit() or 0 < int(line) <= text.count("\n") + 1
                holds(inside, f"no such line: {problem}")
            continue
        for folder in (config.source, config.catalogs, config.build):
            below = ROOT in folder.parents and ".." not in folder.parts
            holds(below, f"{folder} is outside")
        holds(config.source_locale and config.locales, "taken without locales")
