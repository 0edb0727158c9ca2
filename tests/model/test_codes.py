"""What in a sentence is no language."""

import pytest

from i18n_tool.model.codes import Kind, find_pieces


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("See {{ site.url }} now.", ["{{ site.url }}"]),
        ("{{< ref “a.md” >}} and {{% b %}}", ["{{< ref “a.md” >}}", "{{% b %}}"]),
        ("{% if a %}x{% endif %}", ["{% if a %}", "{% endif %}"]),
        ("{{ { a: 1 } }} {{a", ["{{ { a: 1 } }}"]),
        ("{{{raw}}}!", ["{{{raw}}"]),
        ("100 % {%} {{}", ["100", "{%}", "{}"]),
        ("<!-- a --> <?php b ?>", ["<!-- a -->", "<?php b ?>"]),
    ],
)
def test_tags_of_templates(text: str, pieces: list[str]) -> None:
    assert [piece.text for piece in find_pieces(text)] == pieces


def test_a_run_of_braces_is_text() -> None:
    assert find_pieces("{" * 100_000 + " end") == ()


def test_a_link_is_a_pair() -> None:
    opened, closed = find_pieces("[a](b.md)")
    assert (opened.kind, opened.mate, closed.kind, closed.text) == (
        Kind.OPEN,
        1,
        Kind.CLOSE,
        "](b.md)",
    )
