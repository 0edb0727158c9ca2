"""Where keys and values of a TOML file stand."""

import pytest

from i18n_tool.errors import ToolError
from i18n_tool.workspace.toml_place import line_of, parse_toml

TEXT = """\
# a comment with a = 1
a = "x"
list = [
  "one",  # "two" is below
  'two',
]

[tool."i18n-tool"]
a = 5
engine.libre.url = "u"
inline = { deep = 1, deeper = "word" }
  [tool.i18n-tool.other]  # indented
  "quoted key" = 1
"""


@pytest.mark.parametrize(
    ("keys", "item", "line"),
    [
        (("a",), None, 2),
        (("list",), None, 3),
        (("list",), "one", 4),
        (("list",), "absent", 3),
        (("tool", "i18n-tool"), None, 8),
        (("tool", "i18n-tool", "a"), None, 9),
        (("tool", "i18n-tool", "engine", "libre", "url"), None, 10),
        (("tool", "i18n-tool", "inline", "deep"), None, 11),
        (("tool", "i18n-tool", "other", "quoted key"), None, 13),
        (("tool", "i18n-tool", "missing"), None, 8),
        (("nowhere", "at all"), None, 1),
    ],
)
def test_lines(keys: tuple[str, ...], item: str | None, line: int) -> None:
    assert line_of(TEXT, keys, item) == line


def test_what_is_not_toml_has_a_line() -> None:
    with pytest.raises(ToolError) as caught:
        parse_toml("a = 1\nb = \n", "x.toml")
    assert caught.value.where == "x.toml:2"
    assert caught.value.what.startswith("this is not TOML: ")
