"""One text in another place: ARNs, registries and Regions of the account it came from, rewritten in it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from designer.taskdef.promotion.mapping import Place
from designer.taskdef.words import gettext_noop as _

ARN: Final = re.compile(
    r"arn:(?P<partition>aws(?:-[a-z]+)*):(?P<service>[a-z0-9-]+):(?P<region>[a-z0-9-]*):(?P<account>[0-9]{12})"
    r":(?P<resource>[^\s\"'`,;<>|\\]+)",
    re.ASCII,
)
"""An ARN with an account, wherever it stands in a text."""

REGISTRY: Final = re.compile(
    r"(?<![0-9A-Za-z.-])(?P<account>[0-9]{12})(?P<kind>\.dkr[.-]ecr(?:-fips)?\.)(?P<region>[a-z0-9-]+)"
    r"\.(?P<suffix>amazonaws\.com\.cn|amazonaws\.com|amazonaws\.eu|on\.aws|on\.amazonwebservices\.com\.cn"
    r"|c2s\.ic\.gov|sc2s\.sgov\.gov|cloud\.adc-e\.uk|csp\.hci\.ic\.gov)(?![0-9A-Za-z.-])",
    re.ASCII,
)
"""A private ECR registry; https://docs.aws.amazon.com/AmazonECR/latest/userguide/Registries.html."""

_SUFFIXES: Final = {
    "aws": "amazonaws.com",
    "aws-us-gov": "amazonaws.com",
    "aws-cn": "amazonaws.com.cn",
    "aws-eusc": "amazonaws.eu",
    "aws-iso": "c2s.ic.gov",
    "aws-iso-b": "sc2s.sgov.gov",
    "aws-iso-e": "cloud.adc-e.uk",
    "aws-iso-f": "csp.hci.ic.gov",
}
_DUAL_STACK: Final = {"aws-cn": "on.amazonwebservices.com.cn"}

ACCOUNT: Final = _("ARN of the account it came from")
REGISTRY_OF: Final = _("registry of the account it came from")

RANDOM_IDS: Final = frozenset(
    {
        ("elasticfilesystem", "file-system"),
        ("elasticfilesystem", "access-point"),
        ("s3files", "file-system"),
        ("fsx", "file-system"),
        ("kms", "key"),
        ("acm", "certificate"),
        ("elasticloadbalancing", "targetgroup"),
        ("elasticloadbalancing", "loadbalancer"),
        ("servicediscovery", "service"),
        ("servicediscovery", "namespace"),
    }
)
"""What gets a name of its own wherever it is made: the same in another account does not exist."""


@dataclass(frozen=True, slots=True)
class Way:
    """From one place to another."""

    source: Place
    target: Place

    @property
    def leads_nowhere(self) -> bool:
        return self.source == self.target

    def arns(self, text: str) -> str:
        """With the ARNs of the source's account in the target's; those with ids of their own stay."""
        return ARN.sub(self._arn, text)

    def registries(self, text: str) -> str:
        """With the source account's registries in the target's."""
        return REGISTRY.sub(self._registry, text)

    def region(self, text: str) -> str:
        """For a text that is a Region and nothing else."""
        return self.target.region if text == self.source.region else text

    def _arn(self, found: re.Match[str]) -> str:
        if found["account"] != self.source.account or self.has_id(found):
            return found[0]
        there = self.target
        return (
            f"arn:{there.partition}:{found['service']}:{self.region(found['region'])}:{there.account}:"
            + (found["resource"])
        )

    def has_id(self, found: re.Match[str]) -> bool:
        kind = re.split("[/:]", found["resource"], maxsplit=1)[0]
        return (found["service"], kind) in RANDOM_IDS

    def _registry(self, found: re.Match[str]) -> str:
        if found["account"] != self.source.account:
            return found[0]
        host = f"{self.target.account}{found['kind']}{self.region(found['region'])}"
        return f"{host}.{self._suffix(found['suffix'])}"

    def _suffix(self, suffix: str) -> str:
        """That of the partition; within one partition whatever was written."""
        if self.source.partition == self.target.partition:
            return suffix
        if suffix.startswith("on."):
            return _DUAL_STACK.get(self.target.partition, "on.aws")
        return _SUFFIXES.get(self.target.partition, suffix)


Rewriting = tuple[Callable[[str], str], str]
"""What rewrites a text, and why."""
