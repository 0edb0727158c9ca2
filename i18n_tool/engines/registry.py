"""Which engines there are: our own, loaded when first asked for, then those of plug-ins.

A plug-in names a function from `Setup` to `Engine` under the entry-point group `i18n_tool.engines`;
an engine of ours keeps its name.
"""

from collections.abc import Callable, Mapping
from importlib import import_module
from importlib.metadata import entry_points
from types import MappingProxyType

from i18n_tool.engines.protocol import Engine, Setup
from i18n_tool.errors import EngineError, UsageError

GROUP = "i18n_tool.engines"
BUILT_IN = ("google", "libre", "microsoft", "mymemory", "opencc", "variant")
"""Our engines: module and function have the engine's name."""
OPTION_VARIABLES = MappingProxyType(
    {
        "microsoft": MappingProxyType({"region": "MICROSOFT_REGION"}),
        "mymemory": MappingProxyType({"email": "MYMEMORY_EMAIL"}),
    }
)
"""Options that may stand in the environment."""


def engine_names() -> tuple[str, ...]:
    """Give the names of all engines, sorted."""
    return tuple(sorted({*BUILT_IN, *(point.name for point in entry_points(group=GROUP))}))


def read_setup(
    name: str, environ: Mapping[str, str], configured: Setup, key_variable: str = ""
) -> Setup:
    """Give an engine's settings: what is configured, then what the environment says.

    For an engine `libre` the variables are LIBRE_API_KEY (or `key_variable`) and LIBRE_URL. A key
    never comes from the configuration, which is in git, nor from the command line.
    """
    prefix = name.upper().replace("-", "_")
    options = {
        option: environ[variable]
        for option, variable in OPTION_VARIABLES.get(name, {}).items()
        if environ.get(variable)
    }
    return Setup(
        url=configured.url or environ.get(f"{prefix}_URL", ""),
        key=environ.get(key_variable or f"{prefix}_API_KEY", "").strip(),
        options=MappingProxyType({**options, **configured.options}),
    )


def make_engine(name: str, setup: Setup) -> Engine:
    """Give the engine of a name.

    UsageError where there is none; EngineError where its settings do not do, or a plug-in breaks.
    """
    engine = _factory(name)(setup)
    if not isinstance(engine, Engine):
        raise EngineError(f"the plug-in of the engine `{name}` gives no engine")
    return engine


def _factory(name: str) -> Callable[[Setup], Engine]:
    """Load the function that makes an engine."""
    if name in BUILT_IN:
        factory: Callable[[Setup], Engine] = getattr(
            import_module(f"i18n_tool.engines.{name}"), name
        )
        return factory
    for point in entry_points(group=GROUP, name=name):
        try:
            loaded: Callable[[Setup], Engine] = point.load()
        except Exception as error:
            reason = f"the plug-in of the engine `{name}` cannot be loaded ({error})"
            raise EngineError(reason, todo="Install it anew, or leave it out.") from error
        return loaded
    raise UsageError(f"there is no engine `{name}`", todo=f"There are {', '.join(engine_names())}.")
