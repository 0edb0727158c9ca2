"""Targets of texts: sentences, checks, shielding, targets and locales."""

from html import unescape
from itertools import pairwise

from i18n_tool.catalog.carry import carry_markup, carry_targets
from i18n_tool.catalog.targets import bare, find_targets
from i18n_tool.checks import CheckContext, Pair, check_pair, run_checks
from i18n_tool.engines.shield import SCHEMES, ShieldError, shield, unshield
from i18n_tool.errors import LocaleError, UsageError
from i18n_tool.model.codes import find_pieces
from i18n_tool.model.issue import Severity
from i18n_tool.model.locale import facts, parse_locale
from i18n_tool.segmentation import count, cut, is_language, segment
from i18n_tool.segmentation.settings import Custom, Segmentation
from i18n_tool.segmentation.splitter import Splitter
from i18n_tool.segmentation.srx import SrxError, parse_srx
from i18n_tool.workspace.project import check_locale, check_name
from tests.fuzz.judging import chance, holds, parts, pick, same

THIRTEEN = ("zh_Hans", "zh_Hant", "en", "vi", "es", "ru", "fr_002", "pt_PT", "pt_BR", "id", "ja", "ar", "uk")  # fmt: skip
FORMATS = ("", "text", "markdown", "html", "rst", "asciidoc")


def fuzz_sentences(data: bytes) -> None:
    """Sentences joined are the text, in every locale; their spans are trimmed and cut no code."""
    text = data.decode("utf-8", "replace")
    codes = _codes(text)
    is_language(text)
    for turn in range(3):
        locale = pick((*THIRTEEN, "de", "th", "el"), data, turn)
        same("".join(segment(text, locale)), text, f"joined in {locale}")
        spans = cut(text, locale, codes)
        at = 0
        for start, end in spans:
            holds(at <= start < end <= len(text), f"{(start, end)} is out of place in {locale}")
            holds(text[start:end] == text[start:end].strip(), f"{(start, end)} is not trimmed")
            holds(not _says(text[at:start]), f"{text[at:start]!r} is in no sentence")
            at = end
        holds(not _says(text[at:]), f"{text[at:]!r} is in no sentence")
        for first, last in codes:
            inside = [start for start, _ in spans if first < start < last]
            holds(not inside, f"{text[first:last]!r} is cut in {locale}")
        words, characters = count(text, locale)
        holds(words >= 0 and characters >= 0, "counts below none")


def _says(text: str) -> bool:
    """Say whether a text holds more than white space, written as it is or as an entity."""
    return bool(text.strip() and unescape(text).strip())


def _codes(text: str) -> list[tuple[int, int]]:
    """Give the spans of the text's codes, side by side."""
    spans: list[tuple[int, int]] = []
    for piece in find_pieces(text):
        if not spans or piece.start >= spans[-1][1]:
            spans.append((piece.start, piece.end))
    return spans


def fuzz_srx(data: bytes) -> None:
    """An SRX file is taken or refused with its line; cut by it, a text comes back."""
    rules, text = data.partition(b"\n-8<-\n")[::2]
    try:
        srx = parse_srx(rules)
    except SrxError as error:
        for problem in error.problems:
            holds(problem.what and 0 < problem.line <= len(rules.splitlines()) + 2, f"{problem}")
        return
    sample = text.decode("utf-8", "replace") or "One. Two! \n三。四"
    custom = Custom("en", abbreviations=("approx.",))
    splitter = Splitter(Segmentation(custom=(custom,)), srx)
    for locale in ("en", "fr", "ja"):
        same("".join(splitter.segment(sample, locale)), sample, "joined")
        splitter.cut(sample, locale, [])


def fuzz_shield(data: bytes) -> None:
    """A shielded text comes back; an answer is proved to hold the very codes, or refused."""
    text, answer, term = parts(data, 3)
    terms = tuple(line for line in term.split("\n") if line.strip())
    for scheme in SCHEMES:
        shielded = shield(text, scheme, terms)
        same(unshield(shielded, shielded.text), text, "shielded and back")
        for spaced in (True, False):
            try:
                result = unshield(shielded, answer, spaced=spaced, soft=not spaced)
            except ShieldError:
                continue
            kept = sorted(mark.piece.text for mark in shielded.marks)
            for piece in kept:
                holds(piece in result, f"{piece!r} is not in {result!r}")
    pieces = find_pieces(text)
    for before, after in pairwise(pieces):
        holds(before.start <= before.end <= after.start, "pieces overlap")


def fuzz_checks(data: bytes) -> None:
    """No text breaks a check or makes a long message; a text is right beside itself."""
    source, target = parts(data, 2)
    context = CheckContext(pick(THIRTEEN, data), "en", pick(FORMATS, data, 1))
    for _, finding in check_pair(source, target, context):
        holds(
            finding.message.endswith((".", "…", "?")) and len(finding.message) < 1000,
            finding.message,
        )
    pair = Pair("a", source, (target, source, target[::-1]), source + "s")
    for issue in run_checks(pair, context):
        holds(issue.message and issue.severity in Severity, "an issue that says too little")
    own = CheckContext(context.locale, context.locale, context.format)
    found = {check.name for check, _ in check_pair(source, source, own)}
    holds(found <= {"copy", "blank"}, f"beside itself: {found}")


def fuzz_links(data: bytes) -> None:
    """Targets stand where they say; a text carries its own, and another's, without a fault."""
    old, new, told = parts(data, 3)
    for text in (old, new, told):
        at = 0
        for target in find_targets(text):
            holds(at <= target.start < target.end <= len(text), f"{target} is out of place")
            same(text[target.start : target.end], target.text, "a target")
            at = target.end
    moved = carry_targets(old, new, told)
    holds(moved is None or bare(old) == bare(new), "targets carried to another sentence")
    for locale in ("uk", "ja"):
        carry_markup(old, new, told, locale, both_ways=bool(chance(data) % 2))


def fuzz_names(data: bytes) -> None:
    """No name leads out of its folder; a locale is known by one name or refused."""
    for line in data.decode("utf-8", "surrogateescape").split("\n"):
        try:
            name = parse_locale(line)
        except LocaleError as error:
            holds(error.what and error.todo, "an error that says too little")
        else:
            same(parse_locale(name), name, "a locale's name read again")
            holds(facts(name).nplurals >= 1, "no plural form")
            _inside(check_locale(name))
        for check in (check_name, check_locale):
            try:
                _inside(check(line))
            except UsageError as error:
                holds(error.what and error.todo, "an error that says too little")
                error.what.encode()


def _inside(name: str) -> None:
    """Hold that a path of this name stays below where it is put."""
    depth = 0
    for part in name.split("/"):
        holds(part not in {"", "."}, f"{name!r} has an empty part")
        depth += -1 if part == ".." else 1
        holds(depth > 0, f"{name!r} leads out")
    holds("\\" not in name and "\0" not in name, f"{name!r} is no path")
