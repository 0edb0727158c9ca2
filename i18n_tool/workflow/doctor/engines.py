"""What is wrong with the engines that are configured."""

import os
from collections.abc import Iterator, Mapping
from pathlib import Path

from i18n_tool.engines import Failure, Setup, engine_names, make_engine, read_setup
from i18n_tool.errors import ToolError
from i18n_tool.model.issue import Severity
from i18n_tool.model.locale import facts
from i18n_tool.workflow.doctor.finding import Finding, broken, doubtful
from i18n_tool.workspace.config import read_config
from i18n_tool.workspace.settings import Config, EngineSettings


def find_engine_faults(config: Config) -> Iterator[Finding]:
    """Find engines that are not there or not used, or whose key is not there; asks no server."""
    for name in config.engines:
        if name not in engine_names():
            what = f"there is no engine {name}"
            todo = f"Name in `engines` some of: {', '.join(engine_names())}."
            yield Finding(Severity.ERROR, what, str(config.path), todo)
    for name, settings in config.engine_settings.items():
        if name not in config.engines:
            todo = "Add it to `engines`, or take the table out."
            yield doubtful(f"the engine {name} has settings but is not used", config.path, todo)
        if settings.key_variable and not os.environ.get(settings.key_variable):
            todo = f"Set it before drafting: export {settings.key_variable}=…"
            what = f"the key of the engine {name} is missing: {settings.key_variable} is not set"
            yield doubtful(what, config.path, todo)


def ask_engines(folder: Path, environ: Mapping[str, str]) -> tuple[Finding, ...]:
    """Ask each configured engine for one translation; give what is wrong with those that fail.

    This calls servers. What is translated is the name of the source language. `environ` holds the
    keys. Raises ConfigError, FileError.
    """
    config = read_config(folder)
    known = [name for name in config.engines if name in engine_names()]
    return tuple(finding for name in known for finding in _ask(config, name, environ))


def _ask(config: Config, name: str, environ: Mapping[str, str]) -> Iterator[Finding]:
    """Ask one engine."""
    settings = config.engine_settings.get(name, EngineSettings())
    setup = Setup(url=settings.url, options=settings.options)
    source = config.source_locale
    try:
        engine = make_engine(name, read_setup(name, environ, setup, settings.key_variable))
    except ToolError as error:
        yield broken(error)
        return
    target = next((to for to in config.locales if engine.supports(source, to)), None)
    if target is None:
        todo = "Take it out of `engines`; it can do nothing here."
        yield doubtful(f"the engine {name} knows none of the locales", config.path, todo)
        return
    (answer,) = engine.translate([facts(source).own_name], source, target, settings.timeout)
    if isinstance(answer, Failure):
        what = f"the engine {name} does not translate: {answer.reason}"
        todo = "Look at its address and key, and whether its server runs."
        yield Finding(Severity.ERROR, what, str(config.path), todo)
