"""What is held back, and that a quick look tells the same as the checks."""

import hypothesis.strategies as st
import pytest
from hypothesis import given

from i18n_tool.catalog import Entry, new_catalog, serialize_catalog, set_record
from i18n_tool.catalog.limits import DEFAULT_LIMITS
from i18n_tool.catalog.mo import texts_of
from i18n_tool.checks import CHECKS, CheckContext, check_pair
from i18n_tool.workspace import holding
from i18n_tool.workspace.holding import HOLDING, held_back

WORDS = (
    "[a](b) [c](d) ![a](b) [ ] ( ) ](b) ]( <b> </b> <b <i class='x'> <br/> `a` ` `` `<b>` \\ \\` "
    "{a} {b} {{a}} %s %d % %(a)s 100 http://a.b http://a.c www.a.b @ a@b.cd a@b.ce &lt; & : ! word "
    "слово 。 </i> <http://a.b> [a] [a][b] [b]: //x {.c} {#d} <!-- --> javascript: mailto:a@b.cd "
    "> \u200b \u202e onclick='x' [`a`](b) [`[`](b) ~ * _ | ' \" https://a.b) https://a.b, ${a} "
    "\u202a \u202c &rlm; &#x202c; &amp; HTTPS://a.b \u7684https://a.b xmpp:a@b.cd \\\\` \u7684a@b.cd <a\u00a0`>"
)
PIECES = st.sampled_from(WORDS.split(" "))
TEXTS = st.lists(st.one_of(PIECES, st.sampled_from(" \n")), max_size=8).map("".join)


@given(st.sampled_from(["markdown", "html", "text", "", "rst"]), TEXTS, TEXTS, st.data())
def test_a_quick_look_overlooks_nothing(form, source, other, data):
    """Where the plain markup of two texts is alike, no check but `bidi` finds an error."""
    parts = source.split(" ")
    shuffled = " ".join(data.draw(st.permutations(parts)))
    context = CheckContext("uk", "en", form)
    checks = [CHECKS[name] for name in HOLDING]
    for target in (source, shuffled, other, f"{source}{other}", other + shuffled):
        found = any(
            str(finding.severity or check.severity) == "error"
            for check, finding in check_pair(source, target, context, checks)
        )
        assert holding._is_doubtful(source, target, context, checks) == found


def held(text, msgid="See [it](a.md).", form="markdown", **record):
    """Give the names of what holds one translation back."""
    catalog = new_catalog("uk")
    entry = Entry(msgid, text, locale="uk")
    if record:
        set_record(entry, "uk", "reviewed", "2026-11-24", by="A <a@b.c>", **record)
    catalog.entries.append(entry)
    data = serialize_catalog(catalog)
    context = CheckContext("uk", "en", form)
    texts = texts_of(data, locale="uk")
    found = held_back(texts, [msgid], "a", context, (data, "a.po", DEFAULT_LIMITS))
    assert held_back(texts, [], "a", context, (data, "a.po", DEFAULT_LIMITS)) == {}
    return [issue.allowed_by for each in found.values() for issue in each.issues]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Див. [це](a.md).", []),
        ("Див. [це](b.md).", ["links", "links"]),
        ("Див. це.", ["links"]),
        ("Див. [це](a.md) <b>тут</b>.", ["html"]),
        ("Див. [це](a.md) {тут}.", ["placeholders"]),
        ("Див. [це](a.md)\u2066.", ["bidi", "U+2066"]),
        ("**Див.** [це](a.md), `так`, 100 %.", []),
    ],
)
def test_what_holds_a_translation_back(text, names):
    assert held(text) == names
    assert held(text, allowed=()) == names
    assert held(text, allowed=set(names)) == []


def test_controls_that_stand_the_other_way_round_hold_a_translation_back():
    """As many as in the source, and not closed."""
    assert held("Див. \u202cце\u202a.", "See \u202ait\u202c.") == ["bidi"]
    assert held("Див. \u202aце\u202c.", "See \u202ait\u202c.") == []
