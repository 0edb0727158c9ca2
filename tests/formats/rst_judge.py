"""An independent reader of reStructuredText: what docutils makes of an article, without its words.

Sphinx's directives are unknown to docutils, so that a few stand-ins say what their parts are.
"""

import re
from collections.abc import Iterator

from docutils import nodes
from docutils.frontend import get_default_settings
from docutils.parsers.rst import Directive, Parser, directives, roles
from docutils.utils import new_document

_QUOTED = re.compile(r'"[^"]*"|\d+')
_DROPPED = {
    "names",
    "ids",
    "dupnames",
    "backrefs",
    "source",
    "alt",
    "title",
    "refname",
    "name",
    "content",
}


class Anything(dict):
    """Options of any name."""

    def __contains__(self, key: object) -> bool:
        return True

    def __getitem__(self, key: str) -> object:
        return directives.unchanged

    def __bool__(self) -> bool:
        return True


class Body(Directive):
    """A directive whose content is text."""

    has_content = True
    option_spec = Anything()
    final_argument_whitespace = True

    def run(self) -> list[nodes.Node]:
        node = nodes.container()
        node["kind"] = self.name
        self.argument(node)
        node["options"] = sorted(self.options)
        self.state.nested_parse(self.content, self.content_offset, node, match_titles=False)
        return [node]

    def argument(self, node: nodes.Element) -> None:
        node["arguments"] = self.arguments


class Named(Body):
    optional_arguments = 1


class Titled(Body):
    optional_arguments = 1

    def argument(self, node: nodes.Element) -> None:
        for text in self.arguments:
            parsed, messages = self.state.inline_text(text, self.lineno)
            node += [nodes.title(text, "", *parsed), *messages]


class Version(Titled):
    required_arguments = 1

    def argument(self, node: nodes.Element) -> None:
        node["version"] = self.arguments.pop(0)
        super().argument(node)


class Opaque(Body):
    optional_arguments = 1

    def run(self) -> list[nodes.Node]:
        self.options.pop("caption", None)
        self.options.pop("alt", None)
        text = "\n".join([*self.arguments, str(sorted(self.options.items())), *self.content])
        return [nodes.literal_block(text, text)]


class Glossary(Body):
    def run(self) -> list[nodes.Node]:
        node = nodes.definition_list()
        for start, line in enumerate(self.content):
            if line and line[0] != " ":
                parsed, _ = self.state.inline_text(line, self.lineno)
                node += nodes.term(line, "", *parsed)
            elif line and (not start or not self.content[start - 1].startswith(" ")):
                end = start
                while end < len(self.content) and self.content[end][:1] in {"", " "}:
                    end += 1
                block = self.content[start:end]
                if self.content[start - 1].strip() or start == 0 or self._after_term(start):
                    block.trim_left(min(len(x) - len(x.lstrip()) for x in block if x.strip()))
                    self.state.nested_parse(block, self.content_offset + start, node)
        return [node]

    def _after_term(self, start: int) -> bool:
        before = next((x for x in reversed(self.content[:start]) if x.strip()), "")
        return before[:1] != " "


class Entries(Body):
    def run(self) -> list[nodes.Node]:
        text = "\n".join(re.sub(r"^[^<\n]+(?=<)", "", line) for line in self.content)
        return [nodes.literal_block(text, text)]


def _register() -> None:
    table = {
        Body: "seealso todo acks hlist grid tab-set tabs impl-detail",
        Named: "only ifconfig rst-class grid-item function data exception method attribute option"
        " envvar confval py:function py:class py:method py:attribute py:module module c:function"
        " js:function automodule autoclass autofunction object describe classmethod staticmethod"
        " property cmdoption c:type c:macro py:data py:exception currentmodule c:member opcode"
        " py:property py:classmethod py:staticmethod decorator automethod autodata setting"
        " autoexception autoattribute pdbcommand program-option type",
        Titled: "centered tab tab-item dropdown card",
        Version: "versionadded versionchanged deprecated versionremoved",
        Opaque: "code-block sourcecode literalinclude highlight index graphviz productionlist"
        " doctest testcode testoutput program currentmodule plot mermaid",
        Glossary: "glossary",
        Entries: "toctree",
    }
    for made, names in table.items():
        for name in names.split():
            directives.register_directive(name, made)


def _role(role: str, raw: str, text: str, *_: object, **__: object) -> tuple[list, list]:
    return [nodes.inline(raw, text, classes=[role])], []


def _any_role(name: str, *_: object) -> tuple[object, list]:
    return _role, []


_register()


def document(content: str) -> nodes.document:
    """Give what docutils' parser makes of a content, before anything is resolved."""
    settings = get_default_settings(Parser)
    settings.report_level = 5
    settings.halt_level = 6
    settings.file_insertion_enabled = False
    settings.raw_enabled = True
    settings.warning_stream = ""
    found = new_document("<sample>", settings)
    known, roles.role = roles.role, _any_role
    try:
        Parser().parse(content.removeprefix("\ufeff"), found)
    finally:
        roles.role = known
    return found


def structure(content: str) -> list[object]:
    """Give the elements of an article: types, attributes, code and messages, but no words."""
    return list(_walk(document(content), 0))


def _walk(node: nodes.Node, level: int) -> Iterator[object]:
    if isinstance(node, nodes.system_message):
        if node["level"] > 1:  # those of level 1 say how short lines were taken
            yield level, "message", node["level"], _QUOTED.sub("", node.children[0].astext())[:40]
        return
    if isinstance(node, nodes.Text):
        return
    attributes = sorted((k, str(v)) for k, v in node.attributes.items() if v and k not in _DROPPED)
    opaque = isinstance(node, nodes.literal_block | nodes.literal | nodes.comment | nodes.raw
                        | nodes.doctest_block | nodes.math | nodes.math_block | nodes.inline)  # fmt: skip
    if isinstance(node, nodes.admonition):
        attributes = []
    text = node.astext() if opaque else ""
    text = " ".join(text.split()) if isinstance(node, nodes.inline | nodes.literal) else text
    yield level, node.tagname, str(attributes), text
    for child in node.children:
        yield from _walk(child, level + 1)
