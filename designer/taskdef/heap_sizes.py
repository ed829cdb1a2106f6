"""How large programs are told their heap may grow: Java's -Xmx, Node's --max-old-space-size.

Sources: https://docs.oracle.com/en/java/javase/21/docs/specs/man/java.html and
https://nodejs.org/api/cli.html#--max-old-space-sizesize-in-mib.
"""

import re
from typing import Final, NamedTuple

_FLAG: Final = re.compile(
    r"(?P<java>-Xmx|-XX:MaxHeapSize=)(?P<size>[0-9]{1,15})(?P<unit>[kmgtKMGT]?)(?![0-9A-Za-z.])"
    r"|(?P<node>--max[-_]old[-_]space[-_]size=)(?P<mib>[0-9]{1,15})(?![0-9A-Za-z.])"
)
_KIB: Final = {"": 1 / 1024, "k": 1, "m": 1024, "g": 1024**2, "t": 1024**3}


class HeapSize(NamedTuple):
    """A flag as it is written, the MiB it grants, and what stands before and after the number of MiB."""

    flag: str
    mib: int
    before: str
    after: str

    def of(self, mib: int) -> str:
        """The same flag with another number of MiB."""
        return f"{self.before}{mib}{self.after}"


def may_be_in(text: str) -> bool:
    """The quick question before the others."""
    return "-Xmx" in text or "MaxHeapSize" in text or "space-size" in text or "space_size" in text


def largest(text: str) -> HeapSize | None:
    """The flag in a text that grants most, or None when there is none."""
    return max(sizes(text), key=lambda one: one.mib, default=None)


def sizes(text: str) -> list[HeapSize]:
    """All flags in a text, in their order."""
    return [_size(found) for found in _FLAG.finditer(text)]


def _size(found: re.Match[str]) -> HeapSize:
    if found["node"]:
        return HeapSize(found[0], int(found["mib"]), found["node"], "")
    mib = int(found["size"]) * _KIB[found["unit"].lower()] / 1024
    return HeapSize(found[0], int(mib), found["java"], "m")
