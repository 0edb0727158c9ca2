"""An independent reader of Markdown: what markdown-it-py makes of an article, without its words."""

import re

from markdown_it import MarkdownIt

_READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
_FRONT = re.compile(
    r"\A\ufeff?(---|\+\+\+)[ \t]*\r?\n.*?\n(\1|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL
)
_BETWEEN = re.compile(r"(^|>)[^<>]+(?=<|$)")
_SAID = re.compile(
    r"""\b(alt|title|aria-label|placeholder|label|summary|caption|description)\s*"""
    r"""=\s*("[^"]*"|'[^']*')"""
)
_DIRECTIVE = re.compile(r"\{(?:admonition|note|tip|warning)\}")
_COMPONENT = re.compile(r"<(?:[A-Z]|img\b)")
_FOOTNOTE = re.compile(r"^([ \t>]*)\[(\^[^\]\n]+)\]:", re.MULTILINE)
_ADMONITION = re.compile(r"^[ \t]*(?:(?:!!!|\?\?\?|===)\+? |\[\^)|^\ufeff?import ", re.MULTILINE)


def structure(content: str) -> list[object]:
    """Give the elements of a Markdown text: types, levels, targets and code, but no words.

    Front matter is left out. The words between the tags of an HTML block are words, too (in MDX
    they are Markdown), and those in its attributes and in those of components and pictures. So is what is
    indented, where admonitions, footnotes or components of MDX indent their text, or what stands
    in a directive of MyST.
    """
    found: list[object] = []
    admonitions = _ADMONITION.search(content)
    text = _FRONT.sub("", content, count=1).removeprefix("\ufeff")
    for token in _READER.parse(_FOOTNOTE.sub(r"\1(\2):", text)):
        found.append((token.type, token.tag, token.level, str(token.attrs)))
        if (token.type == "fence" and not _DIRECTIVE.match(token.info)) or (
            token.type == "code_block" and not admonitions
        ):
            found.append(token.content)
        elif token.type == "html_block":
            found.append(_BETWEEN.sub(r"\1", _SAID.sub(r"\1", token.content)))
        for child in token.children or ():
            if child.type in {"text", "softbreak"}:
                if found[-1] != "text":
                    found.append("text")
                continue
            target = child.attrs.get("href", child.attrs.get("src"))
            code = child.content if child.type in {"code_inline", "html_inline"} else ""
            code = _SAID.sub(r"\1", code) if _COMPONENT.match(code) else code
            found.append((child.type, child.tag, target, " ".join(code.split())))
    return found
