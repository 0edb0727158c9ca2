"""What people wrote, noted apart from the tool: the model that the laws are checked against.

Each sentence of a translation, and each note, that a person writes holds a word that stands in no
other, so that it is found again wherever the tool has put it.
"""

import re
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass, field, replace
from functools import cache

from i18n_tool.catalog import Entry
from i18n_tool.model.state import State
from i18n_tool.model.unit import JOINED

_WORD = re.compile(r"qx[a-z]{3}")
_TARGET = re.compile(r"\]\([^()]*\)")
_LINK = re.compile(r"\[it\](\([^()]*\))")
_CODE = re.compile(r"\{name\}|`run`|[*_]slowly[*_]|\b9\b")
_END = re.compile(r"[.!?](?= |$)")

Key = tuple[str, str, str]
"""Locale, article, msgid."""


def words_in(text: str) -> set[str]:
    """Give the words of people that a text holds."""
    return set(_WORD.findall(text))


def words_of(entry: Entry) -> list[str]:
    """Give the words of people in an entry's notes; why it was sent back is the record's."""
    notes = [line for line in entry.translator_comments if not line.startswith("@")]
    return _WORD.findall(" ".join(notes))


def masked(text: str) -> str:
    """Give a text without where its links lead, which a tool may bring up to date."""
    return _TARGET.sub("](.)", text)


def squeezed(text: str) -> str:
    """Give it without white space, too."""
    return "".join(masked(text).split())


@dataclass
class Pair:
    """What a person made of a sentence."""

    text: str
    finished: bool
    reviewed: bool = False
    why: str = ""
    """Why a person sent it back, if one did."""
    lost: set[str] = field(default_factory=set)
    """The words in it that a person has replaced since, elsewhere."""
    near: bool = True
    """It is also the one of a sentence that only leads elsewhere: no branch has made another."""


@dataclass
class Said:
    """All that people have said."""

    pairs: dict[Key, Pair] = field(default_factory=dict)
    notes: dict[Key, list[str]] = field(default_factory=dict)
    vouched: set[tuple[str, str, str]] = field(default_factory=set)
    """Locale, sentence, translation, squeezed: what a person finished or approved."""
    approved: set[tuple[str, str, str]] = field(default_factory=set)
    """The same, of what a person approved."""
    loose: dict[str, set[str]] = field(default_factory=dict)
    """By locale, words that are somewhere: of texts that lost against others, of notes."""

    def copy(self) -> "Said":
        return deepcopy(self)

    def write(self, key: Key, entry: Entry, text: str, finished: bool, present: set[str]) -> None:
        """Note that a person put a text into an entry, in the place of what it says.

        `present` are the sentences that the catalog holds: what no longer stands there of the same
        words, leading elsewhere, is what was replaced.
        """
        locale, _, msgid = key
        for other, pair in self.pairs.items():
            if other[0] == locale and not pair.finished:
                pair.lost |= words_in(entry.msgstr[0]) - words_in(text)
        for other in list(self.pairs):
            same = other[:2] == key[:2] and masked(other[2]) == masked(msgid)
            if same and other[2] not in present:
                del self.pairs[other]
        self.pairs[key] = Pair(text, finished and text != JOINED)  # that lapses with its sentence
        seen = words_of(entry)
        for word in self.notes.pop(key, []):
            if word in seen:  # others went with what was a draft, to the sentence that has it now
                self.notes.setdefault(key, []).append(word)
            else:
                self.loose.setdefault(locale, set()).add(word)
        if finished:
            self.vouch(key, text)

    def vouch(self, key: Key, text: str) -> None:
        self.vouched.add((key[0], squeezed(key[2]), squeezed(text)))

    def approve(self, key: Key, text: str) -> None:
        self.vouch(key, text)
        self.approved.add((key[0], squeezed(key[2]), squeezed(text)))
        if text != JOINED:
            self.pairs[key] = Pair(text, finished=True, reviewed=True)

    def required(self, locale: str) -> set[str]:
        """Give the words that must be in some catalog of a locale (law 4)."""
        found = set(self.loose.get(locale, ()))
        for key, pair in self.pairs.items():
            if key[0] == locale:
                found |= words_in(pair.text) - pair.lost
        for key, notes in self.notes.items():
            if key[0] == locale:
                found.update(notes)
        return found

    def finished(self, key: Key, present: set[str]) -> list[Pair]:
        """Give what a sentence's translation may be, where a person has finished it.

        That is one of the same words, too, that led elsewhere, and is not `present` any more.
        """
        pair = self.pairs.get(key)
        if pair is not None:
            return [pair] if pair.finished else []
        alike = {
            other[2]: pair
            for other, pair in self.pairs.items()
            if other[:2] == key[:2] and masked(other[2]) == masked(key[2])
        }
        clear = all(pair.finished and pair.near for pair in alike.values())
        return list(alike.values()) if clear and not present & alike.keys() else []

    def is_vouched(self, locale: str, msgid: str, msgstr: str) -> bool:
        """Say whether a pair is what people said, or is pieced together of nothing else."""
        if (locale, squeezed(msgid), squeezed(msgstr)) in self.vouched:
            return True
        known = [(m, t) for where, m, t in self.vouched if where == locale]
        return _tiles(known, squeezed(msgid), squeezed(msgstr))


def merge_said(base: Said, ours: Said, theirs: Said, texts: dict[Key, str]) -> Said:
    """Give what was said on either of two branches: where both said otherwise, both at least.

    `texts` are the translations that they started from. Who only judged one wrote none: what is
    judged on one branch may be replaced on the other.
    """
    merged = Said(
        vouched=ours.vouched | theirs.vouched,
        approved=ours.approved | theirs.approved,
        loose={
            locale: ours.loose.get(locale, set()) | theirs.loose.get(locale, set())
            for locale in {*ours.loose, *theirs.loose}
        },
    )
    for key in {*ours.pairs, *theirs.pairs}:
        sides = [side.pairs.get(key) for side in (base, ours, theirs)]
        pair = _merge_pair(merged, key, sides, masked(texts.get(key, "")))
        if pair is not None:
            merged.pairs[key] = pair
    for key in {*ours.notes, *theirs.notes}:
        old, mine, other = (side.notes.get(key, []) for side in (base, ours, theirs))
        kept = [word for word in mine if word in other or word not in old]
        merged.notes[key] = kept + [word for word in other if word not in mine and word not in old]
    return merged


def _merge_pair(  # noqa: PLR0911 - a row for each of the cases
    merged: Said, key: Key, sides: list[Pair | None], text: str
) -> Pair | None:
    """Give what a sentence has now; the words of a text that may have lost are still somewhere."""
    base, ours, theirs = sides
    if ours is None or theirs is None:
        pair = ours or theirs
        if pair is None or pair == base:
            return None
        if masked(pair.text) == text:
            return None  # it was only judged, and the other side may have replaced it
        return replace(pair, finished=pair.finished and base is None, near=False)
    lost = ours.lost | theirs.lost
    if _told(ours) == _told(theirs) or _told(theirs) == _told(base):
        return replace(ours, lost=lost, near=False)
    if _told(ours) == _told(base):
        return replace(theirs, lost=lost, near=False)
    if masked(ours.text) == text:
        return replace(theirs, finished=False, lost=lost, near=False)
    if masked(theirs.text) not in {masked(ours.text), text}:
        merged.loose.setdefault(key[0], set()).update(words_in(theirs.text) - lost)
    return replace(ours, finished=False, lost=lost, near=False)


def _told(pair: Pair | None) -> tuple[object, ...] | None:
    return None if pair is None else (masked(pair.text), pair.finished, pair.reviewed, pair.why)


def _tiles(known: list[tuple[str, str]], msgid: str, msgstr: str) -> bool:
    """Say whether a pair is known, a piece of a known one, or made of known ones in a row."""
    known = [(m, "" if t == JOINED else t) for m, t in known]
    pieces = [(m, t) for m, t in known if m in msgid or msgid in m]

    @cache
    def fits(at: int, to: int) -> bool:
        rest, told = msgid[at:], msgstr[to:]
        if not rest:
            return not told
        if any(rest in m and told in t for m, t in pieces):
            return True
        return any(
            rest.startswith(m) and told.startswith(t) and fits(at + len(m), to + len(t))
            for m, t in pieces
        )

    return fits(0, 0)


Seen = dict[tuple[str, str], list[Entry]]
"""By locale and article, the entries of a catalog."""


def faults(said: Said, seen: Seen) -> Iterator[str]:
    """Give what of the laws 4, 5 and 9 does not hold in the catalogs of a project."""
    found: dict[str, set[str]] = {}
    for (locale, article), entries in seen.items():
        words = found.setdefault(locale, set())
        present = {entry.msgid for entry in entries}
        for entry in entries:
            for text in (*entry.msgstr, *entry.translator_comments):
                words |= words_in(text)
            yield from _fault_of(said, (locale, article, entry.msgid), entry, present)
    for locale in {key[0] for key in (*said.pairs, *said.notes)} | set(said.loose):
        lost = said.required(locale) - found.get(locale, set())
        if lost:
            yield f"law 4: {locale} has lost {sorted(lost)}"


def _fault_of(said: Said, key: Key, entry: Entry, present: set[str]) -> Iterator[str]:
    state, text = entry.state, entry.msgstr[0]
    if state is State.REVIEWED:
        told = (key[0], squeezed(key[2]), squeezed(text))
        if told not in said.approved:
            yield f"law 5: {key} is reviewed as {text!r}, which nobody approved"
    if state in {State.TRANSLATED, State.REVIEWED} and not said.is_vouched(key[0], key[2], text):
        yield f"law 9: {key} is {state.value} as {text!r}, which no person said"
    if entry.obsolete:
        return
    finished = said.finished(key, present)
    if not finished:
        return
    if masked(text) not in {masked(pair.text) for pair in finished}:
        yield f"law 4: {key} was finished as {finished}, and is {text!r}"
    elif state not in {State.TRANSLATED, State.REVIEWED}:
        yield f"law 4: {key} was finished, and is {entry.reason or state}"
    elif all(pair.reviewed for pair in finished) and state is not State.REVIEWED:
        yield f"law 4: {key} was reviewed, and is no more"
    missing = set(said.notes.get(key, ())) - words_in(" ".join(entry.translator_comments))
    if missing:
        yield f"law 4: {key} came back without its notes {sorted(missing)}"


def fresh_word(number: int) -> str:
    """Give a word that no other text holds."""
    letters = ""
    for _ in range(3):
        number, letter = divmod(number, 26)
        letters = chr(ord("a") + letter) + letters
    return "qx" + letters


def translation(locale: str, msgid: str, words: list[str]) -> str:
    """Give a translation with the codes of its sentence, a sentence for each word."""
    codes = [*_LINK.findall(msgid), *_CODE.findall(msgid)]
    told = []
    for at, word in enumerate(words):
        more = "".join(
            f" [x]{code}" if code.startswith("(") else f" {code}"
            for code in codes[at :: len(words)]
        )
        told.append(f"灯{word}{more}。" if locale == "ja" else f"Luz {word}{more}.")
    return ("" if locale == "ja" else " ").join(told)


def sentences_in(msgid: str) -> int:
    """Count the sentences of a source text, roughly."""
    return max(1, len(_END.findall(msgid)))
