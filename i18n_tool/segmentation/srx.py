"""Rules for sentences from an SRX 2.0 file (Segmentation Rules eXchange, of LISA/OSCAR).

What is read: `cascade`, the language maps in their order, the rules with `break`, `beforebreak` and
`afterbreak`. `formathandle` and `segmentsubflows` are about inline codes, which are never cut here.
A document type with declarations of its own is refused: nothing is loaded or expanded.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from xml.parsers import expat

import regex

from i18n_tool.segmentation.backtracking import PatternError
from i18n_tool.segmentation.patterns import Place, join, place_of

LARGEST = 5_000_000
"""Bytes of the largest file."""
_NAMESPACE = "http://www.lisa.org/srx20"


@dataclass(frozen=True, slots=True)
class SrxProblem:
    """Something in an SRX file that cannot be taken."""

    line: int
    what: str
    """A sentence without the place."""


class SrxError(ValueError):
    """An SRX file cannot be taken; `problems` holds all that is wrong with it, by line."""

    def __init__(self, problems: Sequence[SrxProblem]) -> None:
        """Keep the problems, of which there is at least one."""
        super().__init__(problems[0].what)
        self.problems = tuple(problems)


@dataclass(frozen=True, slots=True)
class Rule:
    """A place where a sentence ends, or where none does."""

    ends: bool
    place: Place


@dataclass(frozen=True, slots=True)
class Srx:
    """The rules of a file."""

    cascade: bool
    """Every language map that fits counts, in order; else the first alone."""
    maps: tuple[tuple["regex.Pattern[str]", str], ...]
    """What a language's tag must be, and the name of its rules."""
    rules: Mapping[str, tuple[Rule, ...]]

    def rules_for(self, tag: str) -> tuple[Rule, ...] | None:
        """Give the rules for a language's BCP 47 tag, in order; None where no map fits it."""
        names = [name for pattern, name in self.maps if pattern.fullmatch(tag)]
        if not names:
            return None
        chosen = names if self.cascade else names[:1]
        return tuple(rule for name in chosen for rule in self.rules[name])


class SrxBreaks:
    """The places where the rules for one language end a sentence.

    By SRX 2.0 the first rule that fits decides, at each place of a text.
    """

    def __init__(self, rules: Sequence[Rule]) -> None:
        """Compile rules, neighbours that say the same as one expression."""
        self.runs: list[tuple[bool, regex.Pattern[str]]] = []
        run: list[Place] = []
        for at, rule in enumerate(rules):
            run.append(rule.place)
            if at + 1 == len(rules) or rules[at + 1].ends != rule.ends:
                pattern = join(run)
                if pattern is not None:
                    self.runs.append((rule.ends, pattern))
                run = []
        self.places = join([rule.place for rule in rules if rule.ends])

    def find(self, text: str) -> list[int]:
        """Give the places, in order; in time linear in the text."""
        if self.places is None:
            return []
        return [
            match.start() for match in self.places.finditer(text) if self._ends(text, match.start())
        ]

    def _ends(self, text: str, at: int) -> bool:
        return next((ends for ends, pattern in self.runs if pattern.match(text, at)), False)


def parse_srx(content: bytes) -> Srx:
    """Give the rules in the bytes of an SRX file; SrxError with every problem and its line."""
    if len(content) > LARGEST:
        raise SrxError([SrxProblem(1, f"the file is larger than {LARGEST:,} bytes")])
    reader = _Reader()
    try:
        reader.parser.Parse(content, True)
    except expat.ExpatError as error:
        what = expat.ErrorString(error.code)
        raise SrxError([SrxProblem(error.lineno, f"this is not XML: {what}")]) from error
    except (LookupError, ValueError) as error:
        if isinstance(error, SrxError):
            raise
        raise SrxError([SrxProblem(1, f"its encoding cannot be read: {error}")]) from error
    srx = reader.done()
    if reader.problems:
        raise SrxError(sorted(reader.problems, key=lambda problem: problem.line))
    return srx


@dataclass(slots=True)
class _Draft:
    """A rule that is being read."""

    ends: bool
    line: int
    before: str = ""
    after: str = ""


@dataclass(slots=True)
class _Reader:
    """Takes the elements as they come; the tree is never held whole."""

    parser: Any = field(default_factory=lambda: expat.ParserCreate(namespace_separator=" "))
    problems: list[SrxProblem] = field(default_factory=list)
    cascade: bool = False
    rules: dict[str, list[Rule]] = field(default_factory=dict)
    maps: list[tuple["regex.Pattern[str]", str, int]] = field(default_factory=list)
    root: bool = False
    name: str = ""
    draft: _Draft | None = None
    words: list[str] | None = None

    def __post_init__(self) -> None:
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text
        self.parser.StartDoctypeDeclHandler = self._doctype

    def _problem(self, what: str, line: int = 0) -> None:
        self.problems.append(SrxProblem(line or self.parser.CurrentLineNumber, what))

    def _doctype(self, _name: str, _system: str, _public: str, inner: int) -> None:
        if inner:
            line = self.parser.CurrentLineNumber
            raise SrxError([SrxProblem(line, "a document type with declarations is not read")])

    def _start(self, name: str, attributes: Mapping[str, str]) -> None:
        space, _, local = name.rpartition(" ")
        if not self.root:
            self.root = True
            self._check_root(space, local, attributes)
        if space not in {"", _NAMESPACE}:
            return  # an extension of some tool
        match local:
            case "header":
                self.cascade = attributes.get("cascade") == "yes"
            case "languagerule":
                self.name = attributes.get("languagerulename", "")
                if self.name in self.rules:
                    self._problem(f"the rules `{self.name}` are there twice")
                self.rules.setdefault(self.name, [])
            case "rule":
                ends = attributes.get("break", "yes")
                if ends not in {"yes", "no"}:
                    self._problem(f'`break` must be "yes" or "no", not "{ends}"')
                self.draft = _Draft(ends != "no", self.parser.CurrentLineNumber)
            case "beforebreak" | "afterbreak":
                self.words = []
            case "languagemap":
                self._map(attributes)

    def _check_root(self, space: str, local: str, attributes: Mapping[str, str]) -> None:
        version = attributes.get("version", "")
        if local != "srx":
            self._problem(f"this is not SRX: the root is `{local}`")
        elif version != "2.0" or space not in {"", _NAMESPACE}:
            self._problem(f"this is not SRX 2.0, but version `{version}` of `{space}`")

    def _text(self, text: str) -> None:
        if self.words is not None:
            self.words.append(text)

    def _end(self, name: str) -> None:
        local = name.rpartition(" ")[2]
        if local in {"beforebreak", "afterbreak"} and self.words is not None:
            found = "".join(self.words)
            self.words = None
            if self.draft is not None and local == "beforebreak":
                self.draft.before = found
            elif self.draft is not None:
                self.draft.after = found
        elif local == "rule" and self.draft is not None:
            self._rule(self.draft)
            self.draft = None

    def _rule(self, draft: _Draft) -> None:
        try:
            place = place_of(draft.before, draft.after)
        except PatternError as error:
            self._problem(f"the rule {error}", draft.line)
            return
        self.rules.setdefault(self.name, []).append(Rule(draft.ends, place))

    def _map(self, attributes: Mapping[str, str]) -> None:
        language = attributes.get("languagepattern", "")
        try:
            pattern = regex.compile(place_of(language, "").before, regex.V1)
        except PatternError as error:
            self._problem(f"the language `{language}` {error}")
            return
        line = self.parser.CurrentLineNumber
        self.maps.append((pattern, attributes.get("languagerulename", ""), line))

    def done(self) -> Srx:
        """Give what was read, after a look at what it refers to."""
        for _, name, line in self.maps:
            if name not in self.rules:
                self._problem(f"there are no rules `{name}`", line)
        if not self.maps and not self.problems:
            self._problem("no language is mapped to rules", 1)
        return Srx(
            self.cascade,
            tuple((pattern, name) for pattern, name, _ in self.maps),
            {name: tuple(rules) for name, rules in self.rules.items()},
        )
