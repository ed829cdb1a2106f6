"""The user a Linux container runs as: a name or number, with or without a group.

Sources: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html for the forms,
and for the highest number https://github.com/moby/sys/blob/main/user/user.go (0 to 2147483647).
"""

import re
from typing import Final

HIGHEST_ID: Final = 2**31 - 1

_NUMBER: Final = re.compile(r"-?[0-9]+\Z", re.ASCII)
_NAME: Final = re.compile(r"[^\s:]+\Z")


def is_well_formed(text: str) -> bool:
    """Whether a text is user, user:group, uid, uid:gid, user:gid or uid:group."""
    parts = text.split(":")
    return len(parts) <= 2 and all(_may_be(part) for part in parts)


def is_root(text: str) -> bool:
    """Whether the user is root, whatever the group."""
    return text.partition(":")[0] in ("root", "0")


def _may_be(part: str) -> bool:
    if _NUMBER.match(part):
        return len(part) <= len(str(HIGHEST_ID)) and 0 <= int(part) <= HIGHEST_ID
    return _NAME.match(part) is not None
