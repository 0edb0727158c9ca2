"""Gates: the share of segments that must have reached a state before a build may go out."""

from collections.abc import Mapping
from types import MappingProxyType

from i18n_tool.errors import LocaleError, UsageError
from i18n_tool.model.locale import parse_locale
from i18n_tool.model.state import State
from i18n_tool.workspace.config_reader import Reader
from i18n_tool.workspace.settings import Gate


def read_gates(
    reader: Reader, locales: tuple[str, ...], aliases: Mapping[str, str]
) -> tuple[Gate, ...]:
    """Read the table `fail-under`; what is wrong is in the reader's problems afterwards."""
    gates = []
    for text in reader.value(("fail-under",), dict, {}):
        percent = reader.number(("fail-under", text), 0, 0, 100)
        try:
            gates.append(parse_gate(text, percent, locales, aliases))
        except UsageError as error:
            reader.problem(("fail-under", text), error.what, error.todo)
    return tuple(gates)


def parse_gate(
    text: str,
    percent: float,
    among: tuple[str, ...],
    aliases: Mapping[str, str] = MappingProxyType({}),
) -> Gate:
    """Give the gate written `LOCALE:STATE` or `STATE`; UsageError where it is neither.

    `percent` is from 0 to 100; `among` are the project's locales.
    """
    locale, colon, state = text.rpartition(":")
    choices = [name.value for name in State if name is not State.UNTRANSLATED]
    if state not in choices:
        raise UsageError(
            f"`{state}` is not a state that a gate can ask for",
            todo=f"Ask for {', '.join(choices)}, as in `uk:reviewed`.",
        )
    if not colon:
        return Gate(None, State(state), percent)
    name = parse_locale(locale, among, aliases)
    if name not in among:
        raise LocaleError(
            f"`{locale}` is not among the project's locales", todo=f"They are: {', '.join(among)}."
        )
    return Gate(name, State(state), percent)
