"""Placeholders stand in the translation as in the source.

Description
    Finds `{name}`, `{0}`, `{{name}}`, `${name}`, `%(name)s`, `%s`, `%1$d` and the like. Each must
    stand there as often as in the source, in any order. In Markdown, what stands in a code span is
    code and no placeholder.

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
from i18n_tool.checks.markup import URL, without_code
from i18n_tool.model.issue import Severity

_PLACEHOLDER = re.compile(
    r"\{\{\s*+[\w.|-]++\s*+\}\}"
    r"|\$\{[\w.]+\}"
    r"|(?<!\{)\{(?:[^\W\d][\w.\[\]]*|\d+)?(?:![rsa])?(?::[^{}\s]*)?\}(?!\})"
    r"|%\([\w.]+\)[#0+-]*+\d*+(?:\.\d++)?+[diouxXeEfFgGcrsa]"
    r"|(?<![\d%])%(?:\d++\$)?+[#0+-]*+\d*+(?:\.\d++)?+(?:hh?|ll?|[jztL])?[diouxXeEfFgGcrsa@](?![A-Za-z])"
)


def check(source: str, target: str, context: CheckContext) -> Iterator[Finding]:
    """Compare the placeholders of a pair."""
    wanted, found = _placeholders(source, context), _placeholders(target, context)
    if wanted == found:
        return
    if (lost := wanted - found) and not context.optional:
        yield Finding(f"The placeholder {listed(lost)} is missing.")
    if new := found - wanted:
        yield Finding(f"The placeholder {listed(new)} is not in the source.")


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
