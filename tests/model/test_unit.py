"""A unit by itself."""

from dataclasses import fields, replace

from i18n_tool.model.unit import Run, Segment, Unit, Verbatim

WHOLE = {
    "kind": "heading 1",
    "text": "One. Two",
    "runs": (Run(0, 2, 8),),
    "syntax": Verbatim(),
    "codes": ((0, 3),),
    "breaks": ((4, 5),),
    "context": "menu",
    "whole": True,
    "closers": ("*",),
    "drawn": True,
    "remark": "<!-- {} -->",
    "segments": (Segment("One.", 2, 6, "One."),),
}


def test_a_unit_with_other_segments_is_the_same_else():
    assert set(WHOLE) == {field.name for field in fields(Unit)}
    other = (Segment("One. Two", 2, 10, "One. Two"),)
    assert Unit(**WHOLE).with_segments(other) == replace(Unit(**WHOLE), segments=other)
