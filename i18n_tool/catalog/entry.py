"""An entry of a catalog: raw slices until somebody asks, and changes noticed by comparison."""

from collections.abc import Callable, Iterable
from typing import Any, Generic, Self, TypeVar, overload

from i18n_tool.catalog import comments as said
from i18n_tool.catalog.records import bind, read_origin, read_record
from i18n_tool.catalog.syntax import RawParts, forms_of, is_obsolete, text_of, unescape
from i18n_tool.model.record import Record
from i18n_tool.model.state import Reason, State
from i18n_tool.model.unit import JOINED

T = TypeVar("T")


class _Field(Generic[T]):
    """An attribute that is read from the raw parts when first asked for."""

    def __init__(self, read: Callable[[RawParts], T], empty: Callable[[], T], doc: str) -> None:
        self.read = read
        self._empty = empty
        self.__doc__ = doc
        self._name = ""

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    @overload
    def __get__(self, entry: None, owner: type) -> Self: ...
    @overload
    def __get__(self, entry: "Entry", owner: type) -> T: ...
    def __get__(self, entry: "Entry | None", owner: type) -> Self | T:
        if entry is None:
            return self
        values = entry.values
        if self._name not in values:
            parts = entry.parts
            values[self._name] = self._empty() if parts is None else self.read(parts)
        value: T = values[self._name]
        return value

    def __set__(self, entry: "Entry", value: T) -> None:
        entry.values[self._name] = self.checked(value)

    def checked(self, value: Any) -> Any:  # noqa: ANN401 — whatever the field holds
        """Give the value as it is kept: lists are copied, and text where a list belongs refused."""
        if isinstance(self._empty(), list):
            if isinstance(value, str):
                raise TypeError(f"{self._name} is a list of texts, not a text")
            return list(value)
        return value


def _none() -> None:
    return None


def _forms(parts: RawParts) -> list[str]:
    return [unescape(raw).decode("utf-8") for raw in forms_of(parts[5])]


class Entry:
    """One entry of a catalog. Assigning an attribute, or changing a list, changes only its lines.

    Law 3: what is not changed is written as it was read; whether it is changed is found out at
    saving, by comparing with the raw lines.
    """

    __slots__ = ("_lazy", "line", "locale", "parts")

    msgctxt = _Field[str | None](
        lambda parts: text_of(parts[2]) if parts[2] else None, _none, "The context, or None."
    )
    msgid = _Field[str](lambda parts: text_of(parts[3]), str, "The source text.")
    msgid_plural = _Field[str | None](
        lambda parts: text_of(parts[4]) if parts[4] else None,
        _none,
        "The source's plural, or None.",
    )
    msgstr = _Field[list[str]](
        _forms, lambda: [""], "The translation: one text, or one for each plural form."
    )
    flags = _Field[list[str]](
        lambda parts: said.read_flags(parts[1]), list, "The flags, such as `fuzzy`."
    )
    obsolete = _Field[bool](is_obsolete, bool, "True for an entry behind `#~`.")
    previous_msgctxt = _Field[str | None](
        lambda parts: said.read_previous(parts[1])[0], _none, "The context before the last change."
    )
    previous_msgid = _Field[str | None](
        lambda parts: said.read_previous(parts[1])[1], _none, "The source before the last change."
    )
    previous_msgid_plural = _Field[str | None](
        lambda parts: said.read_previous(parts[1])[2], _none, "Its plural."
    )
    translator_comments = _Field[list[str]](
        lambda parts: said.read_texts(parts[1], said.TRANSLATOR),
        list,
        "The `# ` lines without their mark, the record's with them.",
    )
    extracted_comments = _Field[list[str]](
        lambda parts: said.read_texts(parts[1], said.EXTRACTED),
        list,
        "The `#. ` lines without their mark.",
    )
    references = _Field[list[str]](
        lambda parts: said.read_references(parts[1]), list, "Where the source stands: text only."
    )

    def __init__(self, msgid: str = "", msgstr: str | Iterable[str] = "", **values: Any) -> None:  # noqa: ANN401
        """Make a new entry; `values` are its other attributes by name."""
        self.parts: RawParts | None = None
        """The raw slices that it was read from; None for a new one."""
        self.line: int = values.pop("line", 0)
        """The line of its msgid, or of the first comment, in the file that it was read from."""
        self.locale: str = values.pop("locale", "")
        """The gettext name of the catalog's locale, which records are bound to."""
        self._lazy: dict[str, Any] | None = None
        fuzzy = values.pop("fuzzy", None)
        self.values["msgid"] = msgid
        self.values["msgstr"] = [msgstr] if isinstance(msgstr, str) else list(msgstr)
        for name, value in values.items():
            if not isinstance(getattr(type(self), name, None), _Field):
                raise TypeError(f"an entry has no {name!r}")
            setattr(self, name, value)
        if fuzzy is not None:
            self.fuzzy = fuzzy

    @classmethod
    def from_parts(cls, parts: RawParts | None, line: int, locale: str) -> Self:
        """Give the entry of raw slices (of the reader)."""
        entry = cls.__new__(cls)
        entry.parts, entry.line, entry.locale, entry._lazy = parts, line, locale, None  # noqa: SLF001
        return entry

    def __repr__(self) -> str:
        """Show what tells it from others."""
        context = f"{self.msgctxt!r}, " if self.msgctxt is not None else ""
        return f"Entry({context}{self.msgid!r}, {self.msgstr!r}, {self.state.value})"

    @property
    def values(self) -> dict[str, Any]:
        """Give the attributes that have been asked for or assigned, by name."""
        if self._lazy is None:
            self._lazy = {}
        return self._lazy

    def knows(self, name: str) -> bool:
        """Say whether an attribute has been asked for or assigned; else its slices tell it."""
        return self._lazy is not None and name in self._lazy

    def changes(self) -> dict[str, Any]:
        """Give the attributes that differ from what was read, by name; all, for a new entry."""
        if self.parts is None:
            return dict(self.values)
        if not self._lazy:
            return {}
        parts, fields = self.parts, vars(Entry)
        return {
            name: value for name, value in self._lazy.items() if fields[name].read(parts) != value
        }

    def copy(self) -> "Entry":
        """Give an entry of its own with the same lines and values."""
        copied = Entry.from_parts(self.parts, self.line, self.locale)
        for name, value in self.values.items():
            copied.values[name] = list(value) if isinstance(value, list) else value
        return copied

    @property
    def key(self) -> str:
        """Give what gettext looks the entry up by: the msgid, after its context and U+0004."""
        return self.msgid if self.msgctxt is None else f"{self.msgctxt}\x04{self.msgid}"

    @property
    def fuzzy(self) -> bool:
        """Whether the flag is set."""
        return "fuzzy" in self.flags

    @fuzzy.setter
    def fuzzy(self, value: bool) -> None:
        """Set or take away the flag; a new one comes first, as gettext writes it."""
        if value and not self.fuzzy:
            self.flags.insert(0, "fuzzy")
        elif not value and self.fuzzy:
            self.flags = [flag for flag in self.flags if flag != "fuzzy"]

    @property
    def record(self) -> Record | None:
        """What was last done to the text, if a record says so; it may not bind any more."""
        return read_record(self.translator_comments)

    @property
    def origin(self) -> str | None:
        """Where the text came from (`@from`), with or without a record."""
        return read_origin(self.translator_comments)

    @property
    def bound(self) -> Record | None:
        """The record, if it binds.

        Law 5, a review speaks of one pair: after any change to locale, source or translation it
        does not. One change alone a tool may make to a pair and bind the record anew: a link's
        target that no reader sees, in both texts (`transfer.relink`).
        """
        record = self.record
        if record is None:
            return None
        texts = (self.msgctxt, self.msgid, self.msgid_plural, self.msgstr)
        right = bind(
            record.verb,
            self.locale,
            *texts,
            date=record.date,
            by=record.by,
            allowed=record.allowed,
        )
        return record if record.bind == right else None

    @property
    def state(self) -> State:
        """What has become of the entry: `fuzzy` always wins (design, "Words").

        A sentence that was told in the one before is untranslated once its record does not bind:
        what it said then may be told nowhere now.
        """
        if self.fuzzy:
            return State.DRAFT
        if not all(self.msgstr):
            return State.UNTRANSLATED
        record = self.bound
        if record is None and self.msgstr == [JOINED] and self.lapsed:
            return State.UNTRANSLATED
        reviewed = record is not None and record.verb == "reviewed"
        return State.REVIEWED if reviewed else State.TRANSLATED

    @property
    def allowed(self) -> tuple[str, ...]:
        """What its reviewer let stand though a check finds it; nothing unless the review binds."""
        record = self.bound if self.state is State.REVIEWED else None
        return record.allowed if record is not None else ()

    @property
    def lapsed(self) -> bool:
        """True where a record says that the sentence is told in the one before, and does not bind:
        one of the texts has changed since.
        """
        record = self.record
        return record is not None and record.verb == "joined" and self.bound is None

    @property
    def reason(self) -> Reason | None:
        """Why the entry is a draft; None for one that is none."""
        if not self.fuzzy:
            return None
        record = self.bound
        if record is not None and record.verb == "rejected":
            return Reason.REJECTED
        if record is not None and record.verb == "draft":
            return Reason.MACHINE
        return Reason.OUTDATED if self.previous_msgid is not None else Reason.UNSURE
