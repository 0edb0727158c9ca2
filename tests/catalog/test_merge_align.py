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
