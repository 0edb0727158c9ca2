"""The names of site generators, apart from what they do: reading a configuration needs no more."""

GENERATORS = (
    "antora",
    "asciidoctor",
    "docusaurus",
    "github",
    "gitlab",
    "hugo",
    "jekyll",
    "mdbook",
    "mkdocs",
    "pandoc",
    "sphinx",
    "vitepress",
)
"""What `anchors` in the configuration may name; `styles` has the data of each."""

NONE = "none"
"""What it says where no anchors are wanted."""
