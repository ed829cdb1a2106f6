"""Who a container runs as, as far as its definition says."""

import re
from typing import Final

_ROOT: Final = re.compile(r"(?:root|0+)(?::|\Z)", re.ASCII)


def is_root(user: str) -> bool:
    """Whether a user, with or without a group, is root: "root", "0", "0:1000", "root:wheel"."""
    return _ROOT.match(user) is not None
