"""A text in double quotes, as JSON, YAML and Terraform's language all read it.

Sources: https://yaml.org/spec/1.2.2/#57-escaped-characters and
https://developer.hashicorp.com/terraform/language/expressions/strings.
"""

from typing import Final

_ODD: Final = (*range(0x20), *range(0x7F, 0xA0), 0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF)
_ESCAPES: Final = {**{code: f"\\u{code:04x}" for code in _ODD}, ord('"'): '\\"', ord("\\"): "\\\\"}


def double_quoted(text: str) -> str:
    """The text with what is no sign to be seen, quotes and backslashes escaped."""
    return f'"{text.translate(_ESCAPES)}"'
