"""Which fields have a list in the account to choose from: one line a field."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from django.utils.translation import gettext_lazy as _

from designer.aws.lookup import Words
from designer.taskdef import paths

Document = dict[str, Any]

C: Final = "containerDefinitions[]"
EFS: Final = "volumes[].efsVolumeConfiguration"


def _nothing(_document: Document, _at: str) -> str:
    return ""


def _file_system_of(document: Document, at: str) -> str:
    """The file system of the volume that an access point is chosen for."""
    volume = at.removesuffix("/authorizationConfig/accessPointId")
    id = paths.get(document, f"{volume}/fileSystemId")
    return id if isinstance(id, str) and id.startswith("fs-") else ""


@dataclass(frozen=True)
class Pick:
    """The kinds of look-ups a field is chosen from, what its button says, and what to look into at first."""

    kinds: tuple[str, ...]
    words: Words
    within: Callable[[Document, str], str] = _nothing


PICKS: Final = {
    "executionRoleArn": Pick(("roles",), _("Choose a role")),
    "taskRoleArn": Pick(("roles",), _("Choose a role")),
    f"{C}.image": Pick(("repositories",), _("Browse ECR")),
    f"{C}.repositoryCredentials.credentialsParameter": Pick(("secrets",), _("Choose")),
    f"{C}.environmentFiles[].value": Pick(("buckets",), _("Browse S3")),
    f"{C}.secrets[].valueFrom": Pick(("secrets", "parameters"), _("Choose a secret")),
    f"{C}.logConfiguration.secretOptions[].valueFrom": Pick(("secrets", "parameters"), _("Choose a secret")),
    f"{C}.logConfiguration.options.awslogs-group": Pick(("log_groups",), _("Choose")),
    f"{EFS}.fileSystemId": Pick(("file_systems",), _("Choose")),
    f"{EFS}.authorizationConfig.accessPointId": Pick(("access_points",), _("Choose"), _file_system_of),
}


def pick_at(document: Document, at: str) -> Pick:
    """What the value at a pointer is chosen from. Raises LookupError where there is no list for it."""
    try:
        return PICKS[paths.pattern(paths.parse(at, document))]
    except ValueError as reason:
        raise LookupError(at) from reason
