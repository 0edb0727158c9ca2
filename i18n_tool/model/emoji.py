"""Emoji that hold invisible characters and are whole all the same (UTS #51, Emoji 17).

Zero-width joiners, variation selectors and tag characters are part of how families, professions and
flags are written. Only the sequences that the standard recommends count as such: in any other
place the same characters are invisible and mean nothing, or something that is hidden.
"""

from typing import Final

_TONE: Final = "[\U0001f3fb-\U0001f3ff]?"
_LOOK: Final = "\ufe0f?"
"""The selector of the coloured look, which some systems leave out."""
_JOIN: Final = "\u200d"
_ADULT: Final = "[\U0001f468\U0001f469\U0001f9d1]"
_PERSON: Final = f"{_ADULT}{_TONE}"
_CHILD: Final = "[\U0001f466\U0001f467\U0001f9d2]"
_RIGHT: Final = f"(?:{_JOIN}\u27a1{_LOOK})?"
"""People who move may face right."""

_MOVING: Final = "[\U0001f3c3\U0001f6b6\U0001f9ce]"
_GENDERED: Final = (
    "[\u26f9\U0001f3c3\U0001f3c4\U0001f3ca\U0001f3cb\U0001f3cc\U0001f46e\U0001f46f\U0001f470"
    "\U0001f471\U0001f473\U0001f477\U0001f481\U0001f482\U0001f486\U0001f487\U0001f575"
    "\U0001f645-\U0001f647\U0001f64b\U0001f64d\U0001f64e\U0001f6a3\U0001f6b4-\U0001f6b6\U0001f926"
    "\U0001f935\U0001f937-\U0001f939\U0001f93c-\U0001f93e\U0001f9b8\U0001f9b9\U0001f9cd-\U0001f9cf"
    "\U0001f9d4\U0001f9d6-\U0001f9df]"
)
_THINGS: Final = (
    "[\u2695\u2696\u2708\U0001f33e\U0001f373\U0001f37c\U0001f384\U0001f393\U0001f3a4\U0001f3a8"
    "\U0001f3eb\U0001f3ed\U0001f4bb\U0001f4bc\U0001f527\U0001f52c\U0001f680\U0001f692"
    "\U0001f9b0-\U0001f9b3\U0001fa70]"
)
"""What a profession is shown by, and hair."""
_AIDS: Final = "[\U0001f9af\U0001f9bc\U0001f9bd]"

_JOINED: Final = (
    # people with a thing, with a gender, facing right
    f"{_PERSON}{_JOIN}(?:{_THINGS}{_LOOK}|{_AIDS}{_RIGHT})",
    f"{_GENDERED}(?:[\U0001f3fb-\U0001f3ff]|{_LOOK}){_JOIN}[\u2640\u2642]{_LOOK}{_RIGHT}",
    f"{_MOVING}{_TONE}{_JOIN}\u27a1{_LOOK}",
    # couples and families
    f"{_PERSON}{_JOIN}\u2764{_LOOK}(?:{_JOIN}\U0001f48b)?{_JOIN}{_PERSON}",
    f"{_PERSON}{_JOIN}[\U0001f91d\U0001f430\U0001faef]{_JOIN}{_PERSON}",
    f"{_ADULT}(?:{_JOIN}{_ADULT})?(?:{_JOIN}{_CHILD}){{1,2}}",
    f"\U0001faf1{_TONE}{_JOIN}\U0001faf2{_TONE}",
    # flags, animals, faces and things
    f"\U0001f3f3{_LOOK}{_JOIN}(?:\U0001f308|\u26a7{_LOOK})|\U0001f3f4{_JOIN}\u2620{_LOOK}",
    f"\U0001f415{_JOIN}\U0001f9ba|\U0001f408{_JOIN}\u2b1b|\U0001f43b{_JOIN}\u2744{_LOOK}",
    f"\U0001f426{_JOIN}[\u2b1b\U0001f525]|\u2764{_LOOK}{_JOIN}[\U0001f525\U0001fa79]",
    f"\U0001f62e{_JOIN}\U0001f4a8|\U0001f635{_JOIN}\U0001f4ab|\U0001f636{_JOIN}\U0001f32b{_LOOK}",
    f"\U0001f642{_JOIN}[\u2194\u2195]{_LOOK}|\U0001f441{_LOOK}{_JOIN}\U0001f5e8{_LOOK}",
    f"\u26d3{_LOOK}{_JOIN}\U0001f4a5|\U0001f34b{_JOIN}\U0001f7e9|\U0001f344{_JOIN}\U0001f7eb",
)

_REGION: Final = "\U0001f3f4\U000e0067\U000e0062(?:{})\U000e007f".format(
    "|".join(
        "".join(chr(0xE0000 + ord(letter)) for letter in code) for code in ("eng", "sct", "wls")
    )
)
"""The flags of England, Scotland and Wales, spelt in tag characters."""

_PICTURE: Final = (
    "(?:[#*0-9](?=\ufe0f\u20e3)|[\u00a9\u00ae\u203c\u2049\u2122\u2139\u2190-\u21ff\u2300-\u23ff"
    "\u2460-\u24ff\u25a0-\u27bf\u2900-\u297f\u2b00-\u2bff\u3030\u303d\u3297\u3299"
    "\U0001f000-\U0001faff])[\ufe0e\ufe0f]"
)
"""A sign in its coloured or its plain look; keycaps."""

SEQUENCE: Final = "|".join((*_JOINED, _REGION, _PICTURE))
"""An expression for one whole emoji that holds something invisible."""
