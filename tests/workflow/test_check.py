"""`check` on small projects: what is found, where, and that bad catalogs stop nothing."""

from pathlib import Path

import pytest

from i18n_tool.errors import CatalogError, UsageError
from i18n_tool.model.issue import Issue, Severity
from i18n_tool.workflow.check import CheckReport, check
from i18n_tool.workspace.project import Project

CONFIG = """\
source-locale = "en"
locales = ["uk", "fr-002", "ja"]
[source-locales]
"news/*" = "fr"
"""

HEADER = """\
msgid ""
msgstr ""
"Language: {language}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: {plural_forms}\\n"

"""
PLURAL_FORMS = {
    "uk": "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2);",
    "fr_002": "nplurals=2; plural=n>1;",
    "ja": "nplurals=1; plural=0;",
}


@pytest.fixture
def project(tmp_path: Path) -> Project:
    (tmp_path / "i18n-tool.toml").write_text(CONFIG, encoding="utf-8")
    for name in ("guide/install.md", "notes.txt", "news/ico.txt"):
        path = tmp_path / "source" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("Wait 15 minutes.\n", encoding="utf-8")
    return Project.at(tmp_path)


def put(project: Project, name: str, locale: str, body: str, **header: str) -> Path:
    path = project.catalog_path(name, locale)
    path.parent.mkdir(parents=True, exist_ok=True)
    fields = {"language": locale, "plural_forms": PLURAL_FORMS[locale], **header}
    path.write_text(HEADER.format(**fields) + body, encoding="utf-8")
    return path


def told(report: CheckReport) -> list[tuple[str, str, str, int, str]]:
    return [(i.article, i.locale, i.check, i.line, i.message) for i in report.issues]


def test_a_clean_project(project):
    put(project, "guide/install", "uk", 'msgid "Wait 15 minutes."\nmsgstr "Зачекайте 15 хвилин."\n')
    report = check(project)
    assert report == CheckReport((), (), 1)
    assert not report.has_errors


def test_a_project_without_catalogs(project):
    assert check(project) == CheckReport((), (), 0)


def test_issues_say_where(project):
    put(
        project,
        "guide/install",
        "uk",
        'msgid "Wait 15 minutes."\nmsgstr "Зачекайте 50 хвилин."\n\n'
        'msgctxt "menu"\nmsgid "Press **Save** first."\nmsgstr "Натисніть Зберегти."\n',
    )
    report = check(project)
    assert report.issues == (
        Issue("numbers", Severity.WARNING, "uk", "guide/install", "Wait 15 minutes.",
              "The number 15 is missing.", line=8, allowed_by="numbers"),
        Issue("numbers", Severity.WARNING, "uk", "guide/install", "Wait 15 minutes.",
              "The number 50 is not in the source.", line=8, allowed_by="numbers"),
        Issue("codes", Severity.ERROR, "uk", "guide/install", "Press **Save** first.",
              "The source has 2 `**` marks, the translation 0.", "menu", 12, "codes"),
    )  # fmt: skip
    assert report.has_errors
    assert report.entries == 2


def test_issues_stand_in_the_order_of_articles_and_locales(project):
    for name in ("notes", "guide/install"):
        for locale in ("ja", "uk"):
            put(project, name, locale, 'msgid "Wait 15 minutes."\nmsgstr " "\n')
    found = [(article, locale) for article, locale, *_ in told(check(project, only=["blank"]))]
    assert found == [
        ("guide/install", "uk"),
        ("guide/install", "ja"),
        ("notes", "uk"),
        ("notes", "ja"),
    ]


def test_the_articles_own_locale_and_format_are_known(project):
    """African French inherits from French; and a plain text has no Markdown."""
    put(
        project,
        "news/ico",
        "fr_002",
        'msgid "Attendez **cinq** longues minutes."\nmsgstr "Attendez **cinq** longues minutes."\n',
    )
    put(project, "notes", "fr_002", 'msgid "2 * 3 * `4`"\nmsgstr "2 fois 3 fois 4"\n')
    assert told(check(project)) == []


def test_drafts_obsolete_and_empty_entries_are_passed_by(project):
    put(
        project,
        "notes",
        "uk",
        '#, fuzzy\nmsgid "Wait 15 minutes."\nmsgstr "Зачекайте 50 хвилин."\n\n'
        'msgid "Wait 20 minutes."\nmsgstr ""\n\n'
        '#~ msgid "Wait 30 minutes."\n#~ msgstr "Зачекайте."\n',
    )
    assert check(project) == CheckReport((), (), 0)
    assert [message for *_, message in told(check(project, drafts=True))] == [
        "The number 15 is missing.",
        "The number 50 is not in the source.",
    ]


def test_articles_locales_and_checks_are_chosen(project):
    for locale in ("uk", "ja"):
        put(project, "notes", locale, 'msgid "Wait 15 minutes (now)."\nmsgstr " x ("\n')
    assert {locale for _, locale, *_ in told(check(project, ["notes"], ["ja"]))} == {"ja"}
    assert told(check(project, ["guide/*"])) == []
    assert {name for _, _, name, *_ in told(check(project, only=["brackets", "spaces"]))} == {
        "brackets",
        "spaces",
    }
    with pytest.raises(UsageError, match="there is no check `bracket`"):
        check(project, only=["bracket"])
    with pytest.raises(UsageError, match="no article fits"):
        check(project, ["nothing"])


def test_a_bad_catalog_is_told_and_the_others_are_checked(project):
    bad = put(project, "guide/install", "uk", '<<<<<<< ours\nmsgid "a"\nmsgstr "b"\n')
    put(project, "guide/install", "ja", 'msgid "Wait 15 minutes."\nmsgstr " "\n')
    report = check(project, only=["blank"])
    assert [locale for _, locale, *_ in told(report)] == ["ja"]
    assert [(type(error), error.path, error.line) for error in report.errors] == [
        (CatalogError, str(bad), 8)
    ]
    assert report.has_errors


def test_a_wrong_number_of_forms_is_an_error(project):
    put(
        project,
        "notes",
        "uk",
        'msgid "%d file"\nmsgid_plural "%d files"\nmsgstr[0] "%d файл"\nmsgstr[1] "%d файли"\n',
    )
    report = check(project)
    assert report.issues == ()
    assert [error.line for error in report.errors] == [8]


@pytest.mark.parametrize(
    ("locale", "plural_forms", "forms", "message"),
    [
        ("fr_002", "nplurals=2; plural=(n != 1);", 2,
         "The header's Plural-Forms are not those of fr-Africa: nplurals=2; plural=(n > 1);"),
        ("ja", "", 1, "The header has no Plural-Forms; it should be: nplurals=1; plural=0;"),
    ],
)  # fmt: skip
def test_the_headers_plural_rule(project, locale, plural_forms, forms, message):
    body = 'msgid "%d file"\nmsgid_plural "%d files"\n'
    body += "".join(f'msgstr[{form}] "%d x"\n' for form in range(forms))
    put(project, "notes", locale, body, plural_forms=plural_forms)
    assert told(check(project, only=["catalog"])) == [("notes", locale, "catalog", 1, message)]


def test_a_rule_that_is_only_written_otherwise_is_right(project):
    body = 'msgid "%d file"\nmsgid_plural "%d files"\nmsgstr[0] "%d x"\nmsgstr[1] "%d x"\n'
    put(project, "notes", "fr_002", body, plural_forms="nplurals=2; plural=n != 0 && n != 1;")
    assert told(check(project)) == []


def test_a_header_of_another_language(project):
    put(project, "notes", "uk", 'msgid "Yes"\nmsgstr "Так"\n', language="ru")
    assert told(check(project)) == [
        ("notes", "uk", "catalog", 1, "The header says Language: ru, the catalog is for uk.")
    ]


def test_what_a_check_says_is_not_said_again_of_the_catalog(project):
    put(project, "notes", "uk", 'msgid "Save it."\nmsgstr "Збережіть\u200b це."\n')
    assert [name for _, _, name, *_ in told(check(project))] == ["bidi"]


def test_many_catalogs_in_many_processes(project):
    """The order does not depend on who checks."""
    for number in range(40):
        path = project.config.source / f"many/a{number:02}.md"
        path.parent.mkdir(exist_ok=True)
        path.write_text("Save it.\n", encoding="utf-8")
        put(project, f"many/a{number:02}", "uk", 'msgid "Save it."\nmsgstr " "\n')
    report = check(project, only=["blank"])
    assert [article for article, *_ in told(report)] == [
        f"many/a{number:02}" for number in range(40)
    ]


def test_nothing_is_written(project, tmp_path):
    put(project, "notes", "uk", 'msgid "Save it."\nmsgstr " "\n')
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    check(project)
    after = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    derived = tmp_path / ".i18n-tool"
    assert {path: data for path, data in after.items() if derived not in path.parents} == before
