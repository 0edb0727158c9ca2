"""Judging an engine's answer before anyone takes it for a translation."""

import re
import unicodedata

from i18n_tool.engines.protocol import Answer, Failure, Kind

_PAGE = re.compile(
    r"<!doctype|<html|<head\b|<body\b|<title\b"
    r"|that.s an error|\b50[0-4] (?:bad gateway|service|gateway|internal|server)"
    r"|\berror [45]\d\d\b|too many requests|access denied|captcha",
    re.IGNORECASE,
)


def judge(sent: str, answer: object) -> Answer:
    """Give the answer if it can be a translation of what was sent, else why it cannot."""
    if isinstance(answer, Failure):
        return answer
    if not isinstance(answer, (str, type(None))):
        return Failure(Kind.PERMANENT, "the engine answered in a form that is not known")
    if not answer or not answer.strip():
        return Failure(Kind.PERMANENT, "the engine gave an empty answer")
    if _PAGE.search(answer) and not _PAGE.search(sent):
        return Failure(Kind.TRANSIENT, "the engine answered with an error page")
    if len(answer) > 10 * len(sent) + 200 or any(map(_is_control, answer)):
        return Failure(Kind.PERMANENT, "the engine's answer cannot be a translation of the text")
    return answer


def _is_control(letter: str) -> bool:
    """Say whether a character is a control code other than white space."""
    return unicodedata.category(letter) == "Cc" and not letter.isspace()
