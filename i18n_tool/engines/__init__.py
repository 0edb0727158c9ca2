"""Engines that translate sentences: the protocol, shielding, and one module an engine."""

from i18n_tool.engines.protocol import Answer, Engine, Failure, Kind, Setup
from i18n_tool.engines.registry import BUILT_IN, engine_names, make_engine, read_setup

__all__ = [
    "BUILT_IN",
    "Answer",
    "Engine",
    "Failure",
    "Kind",
    "Setup",
    "engine_names",
    "make_engine",
    "read_setup",
]
