"""Translation memory: what was translated before, exact and alike."""

from i18n_tool.memory.in_process import InProcessMemory
from i18n_tool.memory.match import CAP, Match, Memory, Pair

__all__ = ["CAP", "InProcessMemory", "Match", "Memory", "Pair"]
