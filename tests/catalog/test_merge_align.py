"""The alignment, by example: where each new sentence comes from."""

import random

import pytest

from i18n_tool.catalog.align import Link, Origin, align
from i18n_tool.catalog.pointing import Sentence

APPLES = "Apples are red and pears are green."
SHOP = "The shop opens at nine o'clock."
TRAIN = "Every train to the coast stops here for four minutes."
RAIN = "It rained for a week and the river rose."
LAMP = "Take the lamp from the box before you open the door."


def links(old, new, spare=()):
    def listed(texts):
        return [Sentence(text, text) for text in texts]

    return align(listed(old), listed(new), listed(spare))


def same(at):
    return Link(Origin.SAME, (at,))


def changed(at):
    return Link(Origin.CHANGED, (at,))


NEW = Link(Origin.NEW)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ([], [], []),
        ([], [APPLES], [NEW]),
        ([APPLES], [], []),
        ([APPLES, SHOP], [SHOP, APPLES], [same(1), same(0)]),
        ([APPLES, SHOP, RAIN], [APPLES, RAIN], [same(0), same(2)]),
        ([APPLES, RAIN], [APPLES, SHOP, RAIN], [same(0), NEW, same(1)]),
        ([APPLES, RAIN], [APPLES.replace("red", "blue"), RAIN], [changed(0), same(1)]),
        # Two changed neighbours keep their order.
        (
            [APPLES, SHOP, RAIN],
            [APPLES.replace("red", "blue"), SHOP.replace("nine", "ten"), RAIN],
            [changed(0), changed(1), same(2)],
        ),
        # A moved paragraph with an edit in it: its neighbours tell.
        (
            [APPLES, SHOP, RAIN, TRAIN, LAMP],
            [RAIN, TRAIN.replace("four", "five"), LAMP, APPLES, SHOP],
            [same(2), changed(3), same(4), same(0), same(1)],
        ),
        # Moved alone and changed: its words tell.
        (
            [LAMP, APPLES, SHOP, RAIN, TRAIN],
            [APPLES, SHOP, RAIN, TRAIN, LAMP.replace("door", "window")],
            [same(1), same(2), same(3), same(4), changed(0)],
        ),
        # Replaced, not changed.
        ([APPLES, SHOP, RAIN], [APPLES, LAMP, RAIN], [same(0), NEW, same(2)]),
        # A new sentence beside a changed one.
        (
            [APPLES, SHOP, RAIN],
            [APPLES, LAMP, SHOP.replace("nine", "ten"), RAIN],
            [same(0), NEW, changed(1), same(2)],
        ),
    ],
)
def test_where_sentences_come_from(old, new, expected):
    assert links(old, new) == expected


def test_an_obsolete_sentence_comes_back_equal_or_changed():
    assert links([APPLES], [APPLES, LAMP], [LAMP]) == [same(0), same(1)]
    assert links([APPLES], [APPLES, LAMP + "!"], [RAIN, LAMP]) == [same(0), changed(2)]


def test_a_sentence_cut_in_two_and_two_made_one():
    whole = "Open the box, and take out the lamp."
    parts = ["Open the box.", "And take out the lamp."]
    assert links([APPLES, whole, RAIN], [APPLES, *parts, RAIN]) == [
        same(0),
        Link(Origin.SPLIT, (1,), 0, 2),
        Link(Origin.SPLIT, (1,), 1, 2),
        same(2),
    ]
    assert links([APPLES, *parts, RAIN], [APPLES, whole, RAIN]) == [
        same(0),
        Link(Origin.JOINED, (1, 2)),
        same(3),
    ]


def test_a_sentence_that_only_the_rules_cut_elsewhere_is_exact():
    parts = ["See Fig.", "3 for more.", "Or not."]
    assert links([" ".join(parts)], parts) == [
        Link(Origin.SPLIT, (0,), part, 3, exact=True) for part in range(3)
    ]
    assert links(parts, [" ".join(parts)]) == [Link(Origin.JOINED, (0, 1, 2), exact=True)]


def test_languages_that_write_no_words():
    old = ["猫は椅子の上で静かに眠っています。", "駅は朝の五時に開きます。"]
    new = ["猫は机の上で静かに眠っています。", "駅は朝の六時に開きます。"]
    assert links(old, new) == [changed(0), changed(1)]


def test_a_long_gap_without_anchors_is_paired_in_its_order():
    choose = random.Random(7)
    words = [f"word{number}" for number in range(400)]
    old = [" ".join(choose.choices(words, k=9)) for _ in range(600)]
    new = [f"{text} more" for text in old]
    assert links(old, new) == [changed(at) for at in range(600)]


def test_the_alignment_is_a_pairing():
    """No old sentence is used twice, but for the parts of one split."""
    choose = random.Random(3)
    words = [
        "a",
        "few",
        "words",
        "that",
        "come",
        "again",
        "and",
        "again",
        "in",
        "all",
        "of",
        "them",
    ]
    old = list(dict.fromkeys(" ".join(choose.choices(words, k=5)) for _ in range(200)))
    new = list(dict.fromkeys(" ".join(choose.choices(words, k=5)) for _ in range(200)))
    used = [at for link in links(old, new) if link.part == 0 for at in link.olds]
    assert len(used) == len(set(used))
    assert len(used) > 100


def test_a_sentence_that_was_cut_or_joined_and_moved():
    whole = "Open the box by the door, and then take out the lamp with both hands."
    parts = ["Open the box by the door.", "Then take out the lamp with both hands."]
    split = [Link(Origin.SPLIT, (3,), part, 2) for part in range(2)]
    rest = [same(0), same(1), same(2)]
    assert links([APPLES, RAIN, TRAIN, whole], [*parts, APPLES, RAIN, TRAIN]) == [*split, *rest]
    joined = Link(Origin.JOINED, (3, 4))
    assert links([APPLES, RAIN, TRAIN, *parts], [whole, APPLES, RAIN, TRAIN]) == [joined, *rest]


def test_a_sentence_that_became_three():
    whole = "Open the box by the door, take out the lamp with both hands, and put it on the table."
    parts = [
        "Open the box by the door.",
        "Take out the lamp with both hands.",
        "Put it on the table.",
    ]
    assert links([APPLES, whole, RAIN], [APPLES, *parts, RAIN]) == [
        same(0),
        *(Link(Origin.SPLIT, (1,), part, 3) for part in range(3)),
        same(2),
    ]
    assert links([APPLES, *parts, RAIN], [APPLES, whole, RAIN]) == [
        same(0),
        Link(Origin.JOINED, (1, 2, 3)),
        same(4),
    ]


def test_text_whose_sentences_all_end_elsewhere():
    old = ["See No.", "3 of the list, and", "then the rest. Or not."]
    new = ["See No. 3 of the list,", "and then the rest.", "Or not."]
    assert links(old, new) == [
        Link(Origin.RECUT, (0, 1, 2), 0, 3, exact=True),
        Link(Origin.RECUT, (0, 1, 2), 1, 3, exact=True),
        Link(Origin.RECUT, (0, 1, 2), 2, 3, exact=True),
    ]


def test_a_piece_that_comes_twice_is_lent():
    old = ["See No.", "3 of the list.", "4 of the list."]
    assert links(old, ["See No. 3 of the list.", "See No. 4 of the list."]) == [
        Link(Origin.JOINED, (0, 1), exact=True),
        Link(Origin.JOINED, (0, 2), exact=True, lent=frozenset({0})),
    ]


def test_links_that_all_point_elsewhere_are_told_by_their_words():
    old = ["[Docs](a/1)", "See [it](a/2) now.", "[More](a/3)"]
    new = ["[More](b/3)", "[Docs](b/1)", "See [it](b/2) now.", "[More](a/4)"]
    assert links(old[:2], new[1:3]) == [changed(0), changed(1)]
    assert links(old, new[:3]) == [changed(2), changed(0), changed(1)]
    assert links(old, [*old, new[3]]) == [same(0), same(1), same(2), Link(Origin.TWIN, (2,))]


@pytest.mark.parametrize(("olds", "news"), [(60, 3000), (3000, 60), (1, 700), (700, 1)])
def test_gaps_of_any_shape(olds, news):
    choose = random.Random(5)
    words = [f"word{number}" for number in range(40)]
    old = list(dict.fromkeys(" ".join(choose.choices(words, k=6)) for _ in range(olds)))
    new = [f"{' '.join(choose.choices(words, k=6))} {number}" for number in range(news)]
    assert len(links(old, new)) == len(new)
