"""Hidden text and changed markup, from a hostile catalog through every command."""

import io
import json
import shutil
from contextlib import chdir, redirect_stderr, redirect_stdout
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from i18n_tool.catalog import Catalog, Entry, set_record
from i18n_tool.cli.main import run
from i18n_tool.model.visible import hidden
from i18n_tool.workspace.catalogs import load_catalog

BY = ("--as", "A Reviewer <reviewer@example.org>")
EVIL = "\u202e\u2066\u200b\u200f\U000e0068\u2028\x1b]0;x\x07\x9b31m\x1b[31m\u3164"
ARTICLE = """---
title: The\u202etitle
---

# Install\u200b it

See [the guide](guide.md) and {count} files, <kbd class="key">Enter</kbd>.

Press it.

Wait a moment\u2066, please.
"""
MSGIDS = (
    'See [the guide](guide.md) and {count} files, <kbd class="key">Enter</kbd>.',
    "Press it.",
)  # fmt: skip
CONFIG = 'source-locale = "en"\nlocales = ["uk", "ar"]\n'
LISTINGS = (
    *(("review", "list"), ("review", "list", "--state", "untranslated", "--state", "draft")),
    *(("check",), ("check", "--drafts"), ("render",), ("render", "--check"), ("build",)),
    *(("-v", "build"), ("coverage",), ("coverage", "--by", "article"), ("sync",), ("verify",)),
    *(("verify", "--links"), ("doctor",), ("show", "a"), ("show", "a", "--copied"), ("compile",)),
    *(("draft", "--estimate"), ("draft", "--offline"), ("review", "approve", *BY)),
    ("review", "reject", *BY, "--msgid", MSGIDS[0], "--why", f"bad{EVIL}"),
    ("review", "join", *BY, "--msgid", f"none{EVIL}"),
    ("review", "approve", *BY, "--msgid", f"none{EVIL}\nerror: forged"),
    ("review", "approve", *BY, "--msgid", MSGIDS[1], "--allow", f"none{EVIL}"),
    ("check", "--only", f"x{EVIL}"),
    ("check", f"x{EVIL}"),
    ("check", "--locale", f"uk{EVIL}"),
    ("show", f"x{EVIL}"),
    (f"x{EVIL}",),
    ("check", f"--x{EVIL}"),
    ("review", "approve", "--as", f"x{EVIL}"),
    ("coverage", "-o", f"x{EVIL}/y"),
    ("coverage", "--fail-under", f"x{EVIL}"),
    ("draft", "--engine", f"x{EVIL}"),
    ("-C", f"x{EVIL}", "check"),
)


def said(folder: Path, *words: str) -> tuple[int, str, str]:
    """Run a command in a folder; give its exit code and what it writes."""
    out, err = io.StringIO(), io.StringIO()
    with chdir(folder), redirect_stdout(out), redirect_stderr(err):
        code = run(words)
    assert "Traceback" not in err.getvalue()
    assert "defect in i18n-tool" not in err.getvalue(), err.getvalue()
    return code, out.getvalue(), err.getvalue()


def done(folder: Path, *words: str) -> str:
    """Give what a command that succeeds says."""
    code, out, err = said(folder, *words)
    assert code == 0, out + err
    return out


@pytest.fixture(scope="module")
def pattern(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a project whose catalogs are there, and empty."""
    folder = tmp_path_factory.mktemp("trojan") / "project"
    (folder / "source").mkdir(parents=True)
    (folder / "source/a.md").write_text(ARTICLE)
    (folder / "source/guide.md").write_text("# Guide\n")
    (folder / "i18n-tool.toml").write_text(CONFIG)
    done(folder, "sync")
    return folder


@pytest.fixture
def project(pattern: Path, tmp_path: Path) -> Path:
    """Give a copy of it."""
    return shutil.copytree(pattern, tmp_path / "project")


def catalog(folder: Path, locale: str = "uk") -> Catalog:
    """Give the catalog of the article."""
    return load_catalog(folder / f"locales/{locale}/LC_MESSAGES/a.po", locale)


def put(folder: Path, msgid: str, msgstr: str, *allowed: str, reviewed: bool = False) -> Entry:
    """Translate a sentence as any PO editor does; a review is one by a tool without checks."""
    whole = catalog(folder)
    entry = whole.find(msgid)
    assert entry is not None
    entry.msgstr = [msgstr]
    if reviewed:
        set_record(entry, "uk", "reviewed", "2026-11-24", by=BY[1], allowed=allowed)
    whole.save()
    return entry


def rendered(folder: Path, *words: str) -> tuple[str, list[dict]]:
    """Render the article; give its text and what was held back."""
    out = json.loads(done(folder, "render", "a", "--locale", "uk", "--format", "json", *words))
    return (folder / "build/uk/a.md").read_text(), out["held"]


@pytest.mark.parametrize("words", LISTINGS, ids=lambda words: ascii(" ".join(words))[1:60])
def test_no_listing_hides_anything(project: Path, words: tuple[str, ...]) -> None:
    """Text, JSON and files: no control of a terminal or of direction, nothing invisible."""
    hostile = load_catalog(project / "locales/uk/LC_MESSAGES/a.po", "uk")
    for number, entry in enumerate(hostile):
        entry.msgstr = [f"{entry.msgid}{EVIL}\nerror: forged by {number}"]
        entry.fuzzy = number == 0
        entry.translator_comments = [f"@reviewed 2026-11-24 {'a' * 26}", f"@by X{EVIL} <x@y>"]
    hostile.save()
    forms = [(), ("--format", "json"), ("-o", str(project / "out.txt"))]
    takes = words[0] not in {"build", "-v", "-C"} and "-o" not in words
    for form in forms if takes else forms[:1]:
        code, out, err = said(project, *words, *form)
        for text in (out, err):
            assert not hidden(text.replace("\t", "")), ascii(text)
            assert all(c == "\n" or c.isprintable() for c in text if ord(c) < 0x600), ascii(text)
            assert not any(line.startswith("error: forged") for line in text.splitlines())
        if "json" in form and code not in {1, 2}:
            assert json.loads(out)["format_version"] == 1
        file = project / "out.txt"
        if file.exists():
            assert not hidden(file.read_text())
            file.unlink()


def test_json_has_the_texts_as_they_are(project: Path) -> None:
    """Escaped, and read as what they are."""
    put(project, "Press it.", f"Натисніть.{EVIL}")
    out = done(project, "review", "list", "--locale", "uk", "--format", "json")
    assert not hidden(out)
    assert json.loads(out)["entries"][0]["msgstr"] == [f"Натисніть.{EVIL}"]


def test_a_review_allows_what_it_names(project: Path) -> None:
    """Held back, approved by name, rendered; and held back again when a text changes."""
    text = "Натисніть.\u200f"
    put(project, "Press it.", text)
    assert said(project, "check")[0] == 3
    page, held = rendered(project)
    assert "Press it." in page
    assert [(each["msgid"], each["allow"]) for each in held] == [("Press it.", ["U+200F"])]
    approve = ("review", "approve", "--locale", "uk", *BY, "--msgid", "Press it.")
    code, out, _ = said(project, *approve)
    assert (code, out.splitlines()) == (1, [
        "0 translations approved.",
        "not approved: a, uk: Press it.",
        "  bidi: There is an invisible U+200F RIGHT-TO-LEFT MARK. (--allow U+200F)",
    ])  # fmt: skip
    assert said(project, *approve, "--allow", "U+200E")[0] == 1
    assert said(project, *approve, "--allow", "bidi", "--allow", "links")[0] == 1
    assert catalog(project).find("Press it.").translator_comments == []
    done(project, *approve, "--allow", "u+200f", "--allow", "links")
    assert catalog(project).find("Press it.").translator_comments[-1] == "@allow U+200F"
    assert "0 errors, 0 warnings, 1 allowed by reviewers" in done(project, "check")
    page, held = rendered(project)
    assert (text in page, held) == (True, [])
    listed = done(project, "review", "list", "--state", "reviewed")
    assert "Натисніть.<U+200F>  (reviewed, U+200F allowed)" in listed
    put(project, "Press it.", f"{text}.")
    assert len(rendered(project)[1]) == 1


def test_only_named_sentences_are_allowed_anything(project: Path) -> None:
    """An allowance for all would be for what nobody has read."""
    code, _, err = said(project, "review", "approve", *BY, "--allow", "links")
    assert code == 2
    assert "nothing says where to allow it" in err
    assert said(project, "review", "approve", "--force", *BY, "--msgid", "Press it.")[0] == 2


def test_a_review_of_another_tool_allows_nothing(project: Path) -> None:
    """And one that allows something is approved again for more, not for less."""
    text = 'Див. [цей](evil.md) і {count} файлів, <kbd class="key">Enter</kbd>.\u200b'
    put(project, MSGIDS[0], text, reviewed=True)
    page, held = rendered(project, "--state", "reviewed")
    assert ("[the guide](guide.md)" in page, "evil" in page) == (True, False)
    assert held[0]["allow"] == ["U+200B", "links"]
    put(project, MSGIDS[0], text, "links", reviewed=True)
    assert rendered(project, "--state", "reviewed")[1][0]["allow"] == ["U+200B"]
    approve = ("review", "approve", "--locale", "uk", *BY, "--msgid", MSGIDS[0])
    assert said(project, *approve)[0] == 1
    done(project, *approve, "--allow", "U+200B")
    assert catalog(project).find(MSGIDS[0]).allowed == ("U+200B", "links")
    assert "evil.md" in rendered(project, "--state", "reviewed")[0]


def test_a_line_by_hand_allows_nothing(project: Path) -> None:
    """Nor does one that a merge brings in: the review does not bind with it."""
    entry = put(project, MSGIDS[0], "[Див.](evil.md)", reviewed=True)
    whole = catalog(project)
    whole.find(MSGIDS[0]).translator_comments = [*entry.translator_comments, "@allow links, html"]
    whole.save()
    assert whole.find(MSGIDS[0]).state == "translated"
    assert "evil.md" not in rendered(project)[0]


def test_a_plural_in_the_catalog_excuses_nothing(project: Path) -> None:
    """What is rendered is compared with the article's sentence."""
    path = project / "locales/uk/LC_MESSAGES/a.po"
    text = path.read_text().replace(
        'msgid "Press it."\nmsgstr ""',
        'msgid "Press it."\nmsgid_plural "[Press](evil.md) it."\n'
        'msgstr[0] "[Тисни](evil.md)."\nmsgstr[1] "a"\nmsgstr[2] "b"',
    )
    assert "evil" in text
    path.write_text(text)
    assert "evil" not in rendered(project)[0]


def test_every_run_tells_what_is_held_back(project: Path) -> None:
    """Also when nothing has changed; what is left out for it says so."""
    put(project, "Press it.", "[Тисни](x.md).")
    for _ in range(2):
        out = done(project, "render", "a", "--locale", "uk")
        assert "Held back: 1 translation;" in out
        assert "links: The link x.md is not in the source. (--allow links)" in out
    assert "Left out: a in uk" in done(project, "render", "a", "--fallback", "omit")


CODES = st.sampled_from((
    "[the guide](guide.md)", "{count}", '<kbd class="key">', "</kbd>", "guide.md", "count", "key",
    "kbd", "](", "class", ".md", '="',
))  # fmt: skip
PUT = st.sampled_from((
    "", "x", "evil.md", "[a](b)", "<b>", "<kbd>", "{x}", "\u202e", "\u200b", "//evil.example",
    "www.evil.example", "%s", ' onclick="x"', "</kbd>", "\U000e0041", "\x1b",
))  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(CODES, PUT)
def test_no_changed_code_is_rendered_or_approved(pattern: Path, code: str, other: str) -> None:
    """Whatever part of the markup is lost, changed or added: the source's sentence stands there."""
    assume(other != code)
    text = MSGIDS[0].replace(code, other, 1).replace("See", "Див.")
    put(pattern, MSGIDS[0], text)
    page, held = rendered(pattern)
    assert (MSGIDS[0] in page, len(held)) == (True, 1), text
    for more in ((), ("--msgid", MSGIDS[0])):
        said(pattern, "review", "approve", "a", "--locale", "uk", *BY, *more)
        assert catalog(pattern).find(MSGIDS[0]).state == "translated"


def test_a_faithful_translation_is_rendered(project: Path) -> None:
    """The markup may stand in another order."""
    text = '{count} файлів і <kbd class="key">Enter</kbd>: див. [довідник](guide.md).'
    put(project, MSGIDS[0], text)
    page, held = rendered(project)
    assert (text in page, held) == (True, [])
