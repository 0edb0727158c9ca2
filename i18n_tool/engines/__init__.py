"""Engines that translate sentences: the protocol, shielding, and one module an engine."""

from i18n_tool.engines.protocol import Answer, Engine, Failure, Kind, Setup
from i18n_tool.engines.registry import engine_names, make_engine, read_setup

__all__ = [
    "Answer",
    "Engine",
    "Failure",
    "Kind",
    "Setup",
    "engine_names",
    "make_engine",
    "read_setup",
]
