"""Log options whose values are secrets (data/secret_log_options.json)."""

import json
from functools import cache
from importlib import resources

from designer.taskdef import placeholders


def is_secret(option: str, value: str) -> bool:
    """Whether the value of the option is a secret in plain text; ${X} is one that is kept elsewhere."""
    name = option.lower().replace("_", "-")
    has_secret = name in _names("options")
    if name == "header":
        has_secret = value.lower().startswith(_names("headers"))
    return has_secret and not placeholders.expands(value)


def names() -> tuple[str, ...]:
    """The options themselves."""
    return _names("options")


@cache
def _names(kind: str) -> tuple[str, ...]:
    packaged = resources.files("designer.taskdef") / "data" / "secret_log_options.json"
    return tuple(json.loads(packaged.read_text(encoding="utf-8"))[kind])
