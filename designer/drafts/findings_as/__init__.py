"""What `check_taskdef` prints: one module a format.

A format has `written(files, fail_on)`: the text about the files that were asked for, in their order.
"""

from collections.abc import Sequence
from typing import Final, Protocol, cast

from designer.drafts.checked_files import CheckedFile
from designer.drafts.findings_as import json, junit, sarif, text
from designer.taskdef.rule import Level


class Format(Protocol):
    def written(self, files: Sequence[CheckedFile], fail_on: Level) -> str: ...


FORMATS: Final = {
    module.__name__.rpartition(".")[2]: cast("Format", module) for module in (text, json, sarif, junit)
}
