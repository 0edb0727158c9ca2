"""What we write is what msgcat writes, and reads back as the same values."""

import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from i18n_tool.catalog import Catalog, Entry, new_catalog, parse_catalog, serialize_catalog
from tests.catalog.generated import catalogs, shape


def test_a_new_catalog() -> None:
    catalog = new_catalog(
        "fr_002",
        project="my-site 1.0",
        now="2026-11-24 09:30+0000",
        plural_forms="nplurals=2; plural=n > 1;",
    )
    catalog.entries.append(
        Entry(
            "Hello\nyou",
            "Salut\n",
            msgctxt="menu",
            fuzzy=True,
            references=["source/a.md", "source/b.md"],
            extracted_comments=["heading 2"],
            translator_comments=["a note", ""],
            previous_msgid="Hello",
        )
    )
    catalog.entries.append(Entry("a", ["b", "c\n\td"], msgid_plural="as", obsolete=True))
    assert (
        serialize_catalog(catalog).decode()
        == r"""msgid ""
msgstr ""
"Project-Id-Version: my-site 1.0\n"
"PO-Revision-Date: 2026-11-24 09:30+0000\n"
"Language: fr_002\n"
"MIME-Version: 1.0\n"
"Content-Type: text/plain; charset=UTF-8\n"
"Content-Transfer-Encoding: 8bit\n"
"Plural-Forms: nplurals=2; plural=n > 1;\n"

# a note
#
#. heading 2
#: source/a.md source/b.md
#, fuzzy
#| msgid "Hello"
msgctxt "menu"
msgid ""
"Hello\n"
"you"
msgstr "Salut\n"

#~ msgid "a"
#~ msgid_plural "as"
#~ msgstr[0] "b"
#~ msgstr[1] ""
#~ "c\n"
#~ "\td"
"""
    )


@given(catalogs())
def test_values_come_back(catalog: Catalog) -> None:
    data = serialize_catalog(catalog)
    again = parse_catalog(data)
    assert [shape(entry) for entry in again] == [shape(entry) for entry in catalog]
    assert dict(again.header) == dict(catalog.header)
    assert serialize_catalog(again) == data


@pytest.mark.skipif(not shutil.which("msgcat"), reason="NOT TESTED against msgcat: it is missing")
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(catalogs())
def test_bytes_are_those_of_msgcat(tmp_path: Path, catalog: Catalog) -> None:
    """A new entry is written byte for byte as `msgcat --no-wrap` writes it."""
    data = serialize_catalog(catalog)
    file = tmp_path / "a.po"
    file.write_bytes(data)
    done = subprocess.run(
        ["msgcat", "--force-po", "--no-wrap", file], capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr.decode()
    assert done.stdout.decode() == data.decode()
