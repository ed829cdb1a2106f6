"""Amazon Resource Names, taken apart once, and those of IAM roles.

Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html, and for names and paths
of roles https://docs.aws.amazon.com/IAM/latest/APIReference/API_Role.html.
"""

import re
from functools import lru_cache
from typing import Final, NamedTuple

_ARN: Final = re.compile(
    r"arn:(?P<partition>aws(?:-[a-z]+)*)"
    r":(?P<service>[a-z0-9-]+)"
    r":(?P<region>[a-z0-9-]*)"
    r":(?P<account>[0-9]{12}|aws|)"
    r":(?P<resource>.+)\Z",
    re.ASCII | re.DOTALL,
)
_LONGEST: Final = 2048
"""Characters, as IAM's arnType has it: https://docs.aws.amazon.com/IAM/latest/APIReference/API_Policy.html."""

_ROLE_NAME: Final = re.compile(r"[\w+=,.@-]{1,64}\Z", re.ASCII)
_ROLE: Final = re.compile(r"role/(?:[!-~]{1,510}/)?[\w+=,.@-]{1,64}\Z", re.ASCII)


class Arn(NamedTuple):
    """The parts of an ARN. `region` and `account` are empty where the service has none.

    `resource` is all the rest, colons and slashes included: "role/orders-task".
    """

    partition: str
    service: str
    region: str
    account: str
    resource: str

    @property
    def kind(self) -> str:
        """What the resource is, as far as its ARN says: "role" of "role/orders-task"."""
        return re.split("[/:]", self.resource, maxsplit=1)[0]


def parse(text: str) -> Arn | None:
    """The parts of an ARN of any partition, or None when the text is not one."""
    return _parse(text) if text.startswith("arn:") and len(text) <= _LONGEST else None


@lru_cache(maxsize=2048)
def _parse(text: str) -> Arn | None:
    found = _ARN.match(text)
    return Arn(*found.groups()) if found else None


@lru_cache(maxsize=256)
def role(text: str) -> Arn | None:
    """The parts of the ARN of an IAM role, with or without a path, or None when it is none."""
    arn = parse(text)
    if arn is None or arn.service != "iam" or arn.region or not arn.account.isdecimal():
        return None
    return arn if _ROLE.match(arn.resource) else None


def is_role_name(text: str) -> bool:
    """Whether a role can have this name: up to 64 letters, digits and + = , . @ _ - signs."""
    return _ROLE_NAME.match(text) is not None
