"""HTML in, kinds and sentences out; translations in, HTML out."""

import pytest

from i18n_tool.formats.conformance import parse
from i18n_tool.formats.html import FORMAT


def units(content):
    return [(unit.kind, [s.text for s in unit.segments]) for unit in parse(FORMAT, content).units]


def rendered(content, words, locale=None):
    return parse(FORMAT, content).render(words, locale).decode()


def test_blocks_and_their_kinds():
    content = """
    <title>Name</title><h1>One</h1><h6>Six</h6><p>Text. More.
    <ul><li>Item <p>Inner</p> tail <li><div>Second</div></ul>
    <table><caption>Cap</caption><tr><th>Head<td>Cell</table>
    <dl><dt>Term<dd>Meaning</dl><blockquote>Said</blockquote>
    <figure><figcaption>Fig</figcaption></figure><label>Your name</label>
    <fieldset><legend>All</legend></fieldset><select><option>First<option>Last</select>
    <button>Send</button><details><summary>More</summary>Rest</details>"""
    assert units(content) == [
        ("title", ["Name"]),
        ("heading 1", ["One"]),
        ("heading 6", ["Six"]),
        ("paragraph", ["Text.", "More."]),
        ("list item", ["Item"]),
        ("paragraph", ["Inner"]),
        ("list item", ["tail"]),
        ("list item", ["Second"]),
        ("caption", ["Cap"]),
        ("table cell", ["Head"]),
        ("table cell", ["Cell"]),
        ("term", ["Term"]),
        ("definition", ["Meaning"]),
        ("quote", ["Said"]),
        ("caption", ["Fig"]),
        ("label", ["Your name"]),
        ("legend", ["All"]),
        ("option", ["First"]),
        ("option", ["Last"]),
        ("button", ["Send"]),
        ("summary", ["More"]),
        ("text", ["Rest"]),
    ]


def test_attributes_that_readers_meet():
    content = """<meta name="description" content="What it is."><meta name=viewport content="width">
    <meta property="og:title" content='It'><meta name="twitter:card" content="summary">
    <link rel="stylesheet" title="Main"><img src="a.png" alt="A cat"><img alt="">
    <input placeholder="Your name" value="text"><input type=submit value=Send>
    <nav aria-label="Main menu"><a title="Home page" href="/"><img alt="Home"></a></nav>
    <td title="Cell">x</td>"""
    assert units(content) == [
        ("description", ["What it is."]),
        ("og:title", ["It"]),
        ("alt", ["A cat"]),
        ("placeholder", ["Your name"]),
        ("button", ["Send"]),
        ("aria-label", ["Main menu"]),
        ("tooltip", ["Home page"]),
        ("alt", ["Home"]),
        ("tooltip", ["Cell"]),
        ("table cell", ["x"]),
    ]


def test_what_stays_out():
    content = """<!DOCTYPE html><?xml-stylesheet a?><!-- A comment. --><!--[if IE]><p>Old</p><![endif]-->
    <script>var a = "<p>Text</p>";</script><style>p { color: red }</style><pre>Code <b>x</b></pre>
    <p><code>ls -l</code></p><p translate="no">Not me <b title="nor me">at all</b></p>
    <div class="a notranslate">No <p>Nor this</p></div><svg><text>Drawn</text></svg>
    <p>|</p><p>&nbsp;</p><![CDATA[ data ]]><textarea>Typed</textarea><p>Only this.</p>"""
    assert units(content) == [("paragraph", ["Only this."])]


def test_translate_yes_inside_no():
    content = '<div translate="no">No <p translate="yes">Yes</p> <pre translate=yes>Pre</pre></div>'
    assert units(content) == [("paragraph", ["Yes"]), ("preformatted", ["Pre"])]


def test_translate_yes_in_the_midst_of_what_is_copied():
    content = """<pre>ls  # <i translate=yes>List <b class=x>all</b>. Files.</i> -l <b>no</b></pre>
    <p translate=no>Acme <span translate="yes" title="A firm">Limited</span></p>"""
    assert units(content) == [
        ("preformatted", ["List <b>all</b>.", "Files."]),
        ("tooltip", ["A firm"]),
        ("paragraph", ["Limited"]),
    ]
    assert rendered(content, {"Files.": "Файли."}) == content.replace("Files.", "Файли.")


def test_lines_of_preformatted_text_stay_lines():
    content = "<pre translate=yes>\n  Roses are <b>red</b>\r\n\n   violets <i>are\n  blue</i>. So  are \n</pre>"
    assert units(content) == [
        ("preformatted", ["Roses are <b>red</b>", "violets <i>are blue</i>.", "So  are"])
    ]
    words = {"Roses are <b>red</b>": "Троянди", "So  are": "Так"}
    assert rendered(content, words, "uk") == (
        "<pre translate=yes>\n  Троянди\r\n\n   violets <i>are\n  blue</i>. Так \n</pre>"
    )


@pytest.mark.parametrize(
    ("content", "texts"),
    [
        ("<blockquote lang=de><p>Nein.</p><p translate=yes>Yes.</p></blockquote>", ["Yes."]),
        ("<li><a lang='pt-BR' href=x>Em português</a></li>", []),
        ("<p>The <i lang=la title=Phrase>vice versa</i> rule</p>", ["The <i>vice versa</i> rule"]),
        ("<p lang=en-GB>Colour</p><p lang=und>One</p><p lang=''>Two</p>", ["Colour", "One", "Two"]),
        ("<p xml:lang=fr>Non</p><p lang=fr translate=yes>Oui</p>", ["Oui"]),
        ("<html lang=fr><body lang=fr>Taken for English", ["Taken for English"]),
        ("<img lang=de alt=Hund><p lang=de title=Nein>Ja", []),
    ],
)
def test_parts_in_another_language_are_copied(content, texts):
    assert [segment.text for segment in parse(FORMAT, content).segments] == texts


def test_what_drawings_tell():
    content = """<svg role=img aria-label="Chart"><title>Sales &amp; more</title><desc>
    Rising bars.</desc><g><title>One bar</title><text>Q1</text></g></svg>
    <p>See <svg><title>Icon <b></title></svg> there.</p><svg translate=no><title>No</title></svg>"""
    assert units(content) == [
        ("aria-label", ["Chart"]),
        ("tooltip", ["Sales &amp; more"]),
        ("description", ["Rising bars."]),
        ("tooltip", ["One bar"]),
        ("paragraph", ["See <svg></svg> there."]),
        ("tooltip", ["Icon <b>"]),
    ]
    words = {"See <svg></svg> there.": "Там <svg></svg>.", "Icon <b>": "<Знак>"}
    assert (
        rendered(content, words)
        .splitlines()[2]
        .startswith("    <p>Там <svg><title>&lt;Знак></title></svg>.</p>")
    )


def test_directives():
    content = """<p>One</p><!-- i18n: off --><p>Two</p><!-- i18n: on --><!-- i18n: context: month -->
    <p>May</p><!-- i18n: whole --><p>A. B.</p>"""
    assert [s.key for s in parse(FORMAT, content).segments] == ["One", "month\x04May", "A. B."]


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("See <a href='/x'>here</a> now", "See <a>here</a> now"),
        ("<a href=1>A</a> or <a href=2>b</a> now", "<a1>A</a1> or <a2>b</a2> now"),
        ("<b>a</b> and <b>b</b> now", "<b>a</b> and <b>b</b> now"),
        ("<b>a</b> and <b class=x>b</b> now", "<b1>a</b1> and <b2>b</b2> now"),
        ("Use <code class=k><a href=x>ls</a></code> now", "Use <code>ls</code> now"),
        ("A <span translate=no>B. C</span> d", "A <span>B. C</span> d"),
        ("A cat <img src=a alt='7'> sits", "A cat <img> sits"),
        ("An <svg><path/></svg> icon", "An <svg></svg> icon"),
        ("X<sup>2</sup> &lt; y&nbsp;z", "X<sup>2</sup> &lt; y&nbsp;z"),
        ("Hello <?php echo $a->b ?>, <% x %> and {{ user.name }} all", None),
        ("A <!-- hidden --> b", "A b"),
        ("a\n   b\r\n\tc", "a b c"),
        ("文が\n  続く 時\nVim", "文が続く 時 Vim"),
        ("<em>All <b class=x>of</b> it</em>", "All <b>of</b> it"),
        ("<i class=icon></i> Text <a title=Link href=#x>&para;</a>", "Text"),
        ("Unclosed <b class=x>tag", "Unclosed <b>tag"),
    ],
)
def test_what_translators_see(source, shown):
    if shown is None:
        shown = "Hello <?php?>, <%%> and {{ user.name }} all"
    (text,) = [s.text for s in parse(FORMAT, f"<p>{source}</p>").segments if s.text != "Link"]
    assert text == shown
    assert rendered(f"<p>{source}</p>", {shown: "Z " + shown}) != f"<p>{source}</p>"
    article = parse(FORMAT, f"<p>{source}</p>")
    segment = next(s for s in article.segments if s.text == shown)
    syntax = article.units[0].syntax
    assert syntax.write(shown, segment.raw) == segment.raw


@pytest.mark.parametrize(
    ("source", "text", "translation", "expected"),
    [
        ("A <a href='/x'>b</a>.", "A <a>b</a>.", "<a>B</a> a.", "<a href='/x'>B</a> a."),
        (
            "<a href=1>A</a>, <a href=2>b</a>!",
            "<a1>A</a1>, <a2>b</a2>!",
            "<a2>B</a2>, <a1>a</a1>!",
            "<a href=2>B</a>, <a href=1>a</a>!",
        ),
        ("Go on.", "Go on.", "R&D <3 & &copy; &no;", "R&amp;D &lt;3 &amp; &copy; &amp;no;"),
        ("Go on.", "Go on.", "<em>X</em> <br> <a>y</a>", "<em>X</em> <br> &lt;a>y&lt;/a>"),
        ("Go on.", "Go on.", "<b onclick=x>y</b>", "&lt;b onclick=x>y</b>"),
        ("A <a href=1>b</a>.", "A <a>b</a>.", "<a href='evil'>b</a>", "<a href=1>b</a>"),
        ("A <B class=x>b</B>.", "A <b>b</b>.", "<b>c</b> lost", "<B class=x>c</B> lost"),
        (
            "See <code><a href=x>ls</a></code> or <code>cd</code>.",
            "See <code>ls</code> or <code>cd</code>.",
            "<code>cd</code> <code>ls</code>",
            "<code>cd</code> <code><a href=x>ls</a></code>",
        ),
        (
            "See <img src=a alt='One'> now.",
            "See <img> now.",
            'Eins <img alt="Das \'eine"> da.',
            "Eins <img src=a alt='One'> da.",
        ),
        ("Two\nlines.", "Two lines.", "Zwei\nZeilen.", "Zwei Zeilen."),
        ("A <!-- note --> b.", "A b.", "B a.", "B a.<!-- note -->"),
        ("<?=$a?> of <?=$b?>", "<?php1?> of <?php2?>", "<?php2?>/<?php1?>", "<?=$b?>/<?=$a?>"),
        ("{{ a }} b", "{{ a }} b", "B {{ a }} {{ b }}", "B {{ a }} {{ b }}"),
    ],
)
def test_translations_are_written_as_html(source, text, translation, expected):
    assert rendered(f"<p>{source}</p>", {text: translation}) == f"<p>{expected}</p>"


def test_attributes_and_titles_are_escaped_as_they_must():
    content = (
        """<title>A</title><img alt="B"><img alt='C'><img alt=D><meta name=description content=E>"""
    )
    words = dict.fromkeys("ABCDE", "1 \"2\" '3' & <4")
    assert rendered(content, words) == (
        "<title>1 \"2\" '3' &amp; &lt;4</title>"
        "<img alt=\"1 &quot;2&quot; '3' &amp; &lt;4\"><img alt='1 \"2\" &#39;3&#39; &amp; &lt;4'>"
        "<img alt=\"1 &quot;2&quot; '3' &amp; &lt;4\">"
        "<meta name=description content=\"1 &quot;2&quot; '3' &amp; &lt;4\">"
    )


PICTURES = """<p>Our <img src=1.png alt='A "grey" cat'> and <img src=2 alt=Dog> sleep. All of
  them <a href="/x" title="Home page" aria-label="Go. Home.">are <b>home</b></a>.</p>"""


def test_attributes_of_a_tag_in_a_sentence_are_units_of_their_own():
    assert units(PICTURES) == [
        ("paragraph", ["Our <img1> and <img2> sleep.", "All of them <a>are <b>home</b></a>."]),
        ("alt", ['A "grey" cat']),
        ("alt", ["Dog"]),
        ("tooltip", ["Home page"]),
        ("aria-label", ["Go.", "Home."]),
    ]


@pytest.mark.parametrize(
    ("words", "old", "new"),
    [
        ({'A "grey" cat': "Кіт 'x'"}, """'A "grey" cat'""", "'Кіт &#39;x&#39;'"),
        ({"Dog": 'Пес "x"'}, "alt=Dog", 'alt="Пес &quot;x&quot;"'),
        ({"Home.": "Дім."}, "Go. Home.", "Go. Дім."),
        (
            {"Our <img1> and <img2> sleep.": "<img2> і <img1>."},
            """Our <img src=1.png alt='A "grey" cat'> and <img src=2 alt=Dog> sleep.""",
            """<img src=2 alt=Dog> і <img src=1.png alt='A "grey" cat'>.""",
        ),
        (
            {"Our <img1> and <img2> sleep.": "<img2> і <img1>.", "Dog": "Пес"},
            """Our <img src=1.png alt='A "grey" cat'> and <img src=2 alt=Dog> sleep.""",
            """<img src=2 alt="Пес"> і <img src=1.png alt='A "grey" cat'>.""",
        ),
        (
            {
                "All of them <a>are <b>home</b></a>.": "<a>Усі</a>!",
                "Home page": "Дім",
                "Go.": "Йти <дім>.",
            },
            'All of\n  them <a href="/x" title="Home page" aria-label="Go. Home.">are <b>home</b></a>.',
            '<a href="/x" title="Дім" aria-label="Йти &lt;дім>. Home.">Усі</a>!',
        ),
    ],
)
def test_a_sentence_and_the_attributes_in_it_are_translated_apart(words, old, new):
    assert old in PICTURES
    assert rendered(PICTURES, words, "uk") == PICTURES.replace(old, new)


def test_attributes_of_what_is_not_translated():
    content = """<p>A <code title="Shell">ls</code> and <svg aria-label="Icon"><title>x</title></svg> or
    <b translate=no title="Not">me</b> here.</p>"""
    assert units(content)[1:] == [
        ("tooltip", ["Shell"]),
        ("aria-label", ["Icon"]),
        ("tooltip", ["x"]),
    ]
    both = rendered(
        content,
        {
            "Icon": "Знак",
            "Shell": "Оболонка",
            units(content)[0][1][0]: "<svg></svg> <code>ls</code>",
        },
    )
    assert both == (
        '<p><svg aria-label="Знак"><title>x</title></svg> <code title="Оболонка">ls</code></p>'
    )


def test_hard_breaks_separate_sentences():
    content = "<p>One<br />\n  Two <b>three<br>four</b>.<br><br>Five</p>"
    assert units(content) == [("paragraph", ["One", "Two <b>three<br>four</b>.", "Five"])]
    assert rendered(content, {"One": "Un", "Five": "Cinq"}, "ja") == content.replace(
        "One", "Un"
    ).replace("Five", "Cinq")


def test_a_new_break_is_closed_in_xml():
    content = '<?xml version="1.0"?>\n<p>One</p>'
    assert rendered(content, {"One": "Un<br>deux"}).endswith("<p>Un<br />deux</p>")


@pytest.mark.parametrize(
    ("tag", "uk", "ar"),
    [
        ('<html lang="en">', '<html lang="uk">', '<html dir="rtl" lang="ar">'),
        ("<html>", '<html lang="uk">', '<html lang="ar" dir="rtl">'),
        ("<HTML Lang=en>", "<HTML Lang=uk>", '<HTML dir="rtl" Lang=ar>'),
        ("<html lang dir=ltr>", '<html lang="uk" dir=ltr>', '<html lang="ar" dir=rtl>'),
        (
            '<html lang="en" xml:lang="en" dir="ltr">',
            '<html lang="uk" xml:lang="uk" dir="ltr">',
            '<html lang="ar" xml:lang="ar" dir="rtl">',
        ),
        ("<p>", "<p>", "<p>"),
    ],
)
def test_language_and_direction(tag, uk, ar):
    content = tag + "<body>Text"
    assert rendered(content, {"Text": "x"}, "uk") == uk + "<body>x"
    assert rendered(content, {"Text": "x"}, "ar") == ar + "<body>x"
    assert rendered(content, {}, "ar") == content


@pytest.mark.parametrize(
    ("content", "words", "expected"),
    [
        (
            """<p title="<?= $a > 3 ?> items">x</p>""",
            {"<?= $a > 3 ?> items": "<?= $a > 3 ?> & <?= $b ?>"},
            """<p title="<?= $a > 3 ?> &amp; &lt;?= $b ?>">x</p>""",
        ),
        (
            """<a href="<?php home("/"); ?>" title="Go <%= to("x") %>">Home</a>""",
            {'Go <%= to("x") %>': 'До <%= to("x") %>', "Home": "Дім"},
            """<a href="<?php home("/"); ?>" title="До <%= to("x") %>">Дім</a>""",
        ),
        (
            """<img alt='{{ page['name'] }} as seen' src="<!--#echo var="X" -->">""",
            {"{{ page['name'] }} as seen": "Так видно {{ page['name'] }}"},
            """<img alt='Так видно {{ page['name'] }}' src="<!--#echo var="X" -->">""",
        ),
        (
            "<title>{% if a < b %}News{% endif %} <%= x %></title>",
            {"{% if a < b %}News{% endif %} <%= x %>": "<%= x %>: {% if a < b %}Новини{% endif %}"},
            "<title><%= x %>: {% if a < b %}Новини{% endif %}</title>",
        ),
        ("<p title=<?= name() ?> alt=x{{y}}>Text</p>", {"Text": "Т"}, None),
    ],
)
def test_programs_in_tags_and_titles_stay_as_they_are(content, words, expected):
    assert rendered(content, words) == (expected or content.replace("Text", "Т"))


def test_a_value_without_quotes_may_end_in_a_slash():
    content = "<p>See <a href=https://example.org/>this <b>site</b></a>.<a name=x /></p>"
    assert units(content) == [("paragraph", ["See <a>this <b>site</b></a>."])]


def test_blocks_that_name_the_language_of_the_page():
    content = (
        '<div lang="en" dir="ltr">Text</div><p lang=fr>Mot</p><pre lang="en">Code</pre>'
        '<p lang="en" translate="no">Name</p><p>A <i lang="en">word</i></p>'
    )
    changed = content.replace('"en" dir="ltr">Text', '"ar" dir="rtl">نص')
    assert rendered(content, {"Text": "نص"}, "ar") == changed


@pytest.mark.parametrize(
    ("content", "locale"),
    [
        ('<!DOCTYPE html>\n<html lang="pt-BR"><p>', "pt-BR"),
        ("<html xml:lang=ja>", "ja"),
        ("<html><body lang=fr>", None),
        ("<p lang=fr>", None),
        ("<html lang=''>", None),
        ("Text", None),
        ("", None),
    ],
)
def test_declared_locale(content, locale):
    assert FORMAT.declared_locale(content) == locale
