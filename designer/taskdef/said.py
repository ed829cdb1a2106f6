"""A sentence of the tool: in English with values in braces, translated where it is shown."""

from collections.abc import Mapping
from typing import NamedTuple


class Said(NamedTuple):
    """`template` is marked for translation where it is written, and translated before the values go in."""

    template: str
    values: Mapping[str, object] = {}

    def __str__(self) -> str:
        return self.template.format_map(self.values)
