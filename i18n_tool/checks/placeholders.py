"""Placeholders stand in the translation as in the source.

Description
    Finds `{name}`, `{0}`, `{{name}}`, `${name}`, `%(name)s`, `%s`, `%1$d` and the like, and the
    substitutions of reStructuredText (`|name|`). Each must stand there as often as in the source,
    in any order. In Markdown, what stands in a code span is code and no placeholder. In Markdown
    and HTML, nothing may stand in braces that the source has not there, since MDX and templates run
    it.

Why it is bad
    A program that fills in a translated placeholder fails, or shows the reader its raw name.

Example
    source: {count} files in %(folder)s
    wrong:  {nombre} fichiers dans %(dossier)s
    right:  {count} fichiers dans %(folder)s

How to fix
    Copy each placeholder letter by letter. It may stand elsewhere in the sentence.
"""

import re
from collections import Counter
from collections.abc import Iterator

from i18n_tool.checks.finding import Check, CheckContext, Finding, listed
from i18n_tool.checks.markup import LISTS, URL, without_code
from i18n_tool.checks.notation import notation
from i18n_tool.model.issue import Severity

_PLACEHOLDER = re.compile(
    r"\{\{\s*+[\w.|-]++\s*+\}\}"
    r"|\$\{[\w.]+\}"
    r"|(?<!\{)\{(?:[^\W\d][\w.\[\]]*|\d+)?(?:![rsa])?(?::[^{}\s]*)?\}(?!\})"
    r"|%\([\w.]+\)[#0+-]*+\d*+(?:\.\d++)?+[diouxXeEfFgGcrsa]"
    r"|(?<![\d%])%(?:\d++\$)?+[#0+-]*+\d*+(?:\.\d++)?+(?:hh?|ll?|[jztL])?[diouxXeEfFgGcrsa@](?![A-Za-z])"
)
_EXPRESSION = re.compile(r"\{\{[^{}]*\}\}|\{%[^{}]*%\}|\{[^{}]*\}")
_BRACE = re.compile(r"(?<!\\)\{")


def check(source: str, target: str, context: CheckContext) -> Iterator[Finding]:
    """Compare the placeholders of a pair."""
    wanted, found = _placeholders(source, context), _placeholders(target, context)
    if context.format == "rst" and ("|" in source or "|" in target):
        wanted, found = (
            wanted + _substitutions(source, source),
            found + _substitutions(source, target),
        )
    if (lost := wanted - found) and not context.optional:
        yield Finding(f"The placeholder {listed(lost)} is missing.")
    if new := found - wanted:
        yield Finding(f"The placeholder {listed(new)} is not in the source.")
    if added := _expressions(target, context) - _expressions(source, context) - new:
        yield Finding(f"The expression {listed(added)} is not in the source.")


def _substitutions(source: str, text: str) -> Counter[str]:
    """Count the substitutions (`|release|`) of a text of reStructuredText, as it is written."""
    known = notation("rst")
    if known is None:
        return Counter()
    contents = known.elements(known.as_written(source, text)).contents
    return Counter({each: count for each, count in contents.items() if each.startswith("|")})


def _expressions(text: str, context: CheckContext) -> Counter[str]:
    """Count what MDX, Hugo, Jinja and the like would run; in a plain text nothing is."""
    if "{" not in text or context.format not in {"markdown", "html"}:
        return Counter()
    text = without_code(text) if context.format == "markdown" else text
    found = (match[0] for match in _EXPRESSION.finditer(text) if not LISTS.fullmatch(match[0]))
    counted = Counter("".join(each.split()) for each in found)
    # one that only the next sentence closes
    counted.update(_BRACE.findall(_EXPRESSION.sub(" ", text)))
    return counted


def _placeholders(text: str, context: CheckContext) -> Counter[str]:
    """Count the placeholders of a text, whatever white space stands inside double braces."""
    if "{" not in text and "%" not in text:
        return Counter()
    if context.format == "markdown":
        text = without_code(text)
    if "://" in text:
        text = URL.sub(" ", text)
    return Counter("".join(match[0].split()) for match in _PLACEHOLDER.finditer(text))


CHECK = Check("placeholders", Severity.ERROR, check, __doc__)
