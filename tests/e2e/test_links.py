"""Links: a site whose headings are translated, from `init` to what readers get."""

from tests.e2e.conftest import Shell

FIRST = "# First steps\n\nSee [prices](prices.md#what-it-costs).\n\n## After that\n\nGo [up](#first-steps).\n"
PRICES = "# Prices\n\n## What it costs\n\nNothing. [Back](../first/#after-that) ![](logo.png)\n"


def test_headings_keep_their_addresses_in_every_locale(shell: Shell) -> None:
    shell.write("website/docusaurus.config.js", "export default {};\n")
    shell.write("docs/first.md", FIRST)
    shell.write("docs/prices.md", PRICES)
    shell.write("docs/logo.png", "picture")
    told = shell.out("init", "--source-locale", "en", "--locale", "uk", "--locale", "ja")
    assert "website/docusaurus.config.js" in told
    shell.run("sync")
    uk = "locales/uk/LC_MESSAGES/"
    shell.translate(uk + "first.po", {"First steps": "Перші кроки", "After that": "Потім"})
    shell.translate(uk + "prices.po", {"What it costs": "Скільки коштує"})
    shell.run("build")
    assert shell.read("build/uk/first.md").splitlines()[0] == "# Перші кроки {#first-steps}"
    assert "\n## Потім {#after-that}\n" in shell.read("build/uk/first.md")
    assert shell.read("build/ja/first.md") == FIRST
    before = shell.contents()
    assert "12 links followed (0 lead elsewhere): all lead somewhere" in shell.out(
        "verify", "--links"
    )
    assert shell.contents() == before

    shell.edit("i18n-tool.toml", '"docusaurus"', '"none"')
    told = shell.run("verify", "--links", code=1)[1]
    assert [line.partition(": ")[0] for line in told.splitlines()[:-2]] == [
        "docs/first.md:3",
        "docs/first.md:7",
        "docs/prices.md:5",
    ]
    assert told.count("links (uk): ") == 3
    shell.run("build")
    assert shell.read("build/uk/first.md").splitlines()[0] == "# Перші кроки"

    text = shell.read("i18n-tool.toml").replace('anchors = "none"\n', "")
    shell.write("i18n-tool.toml", text)
    shell.run("verify", "--links")
    shell.run("build")
    assert (
        shell.read("build/uk/first.md").splitlines()[0] == '# Перші кроки<a id="first-steps"></a>'
    )
