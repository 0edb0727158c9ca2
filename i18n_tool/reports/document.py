"""The frame of every JSON document that a command gives."""

import json
from collections.abc import Mapping

FORMAT_VERSION = 1


def to_json(document: Mapping[str, object]) -> str:
    """Give a document as JSON text, with the version of its shape in front."""
    whole = {"format_version": FORMAT_VERSION, **document}
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"
