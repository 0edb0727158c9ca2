"""The frame of every JSON document that a command gives."""

import json
from collections.abc import Mapping

from i18n_tool.model.visible import in_json

FORMAT_VERSION = 1


def to_json(document: Mapping[str, object]) -> str:
    """Give a document as JSON text, with the version of its shape in front.

    What is hidden in its texts is escaped, so that whoever looks at it sees what is there.
    """
    whole = {"format_version": FORMAT_VERSION, **document}
    return in_json(json.dumps(whole, ensure_ascii=False, indent=2)) + "\n"
