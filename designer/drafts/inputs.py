"""The inputs of a template: what is asked for, and what an answer has to look like."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext_lazy as _

from designer.drafts.fields import Words
from designer.taskdef import filling, schema

FAMILY: Final = "FAMILY"
"""The name that the family of a new draft is filled in for. It has a field on every page of its own."""


@dataclass(frozen=True)
class Kind:
    """How an input of this kind is called and explained, and what is said of an answer that is none."""

    label: Words
    hint: Words
    pattern: str
    wrong: Words
    numbers: range | None = None

    def takes(self, answer: str) -> bool:
        fits = re.fullmatch(self.pattern, answer, re.ASCII) is not None
        return fits and (self.numbers is None or int(answer) in self.numbers)


KINDS: Final[Mapping[str, Kind]] = {
    "account": Kind(
        _("AWS account ID"), _("12 digits, without hyphens"), r"[0-9]{12}", _("An account ID has 12 digits.")
    ),
    "region": Kind(
        _("Region"),
        _("As in addresses: letters, digits and hyphens"),
        r"[a-z]{2,4}(-[a-z]+)+-[0-9]{1,2}",
        _("A Region looks like eu-west-1."),
    ),
    "image": Kind(
        _("Image"),
        _("Repository with a tag or digest"),
        r"\S+",
        _("An image has no spaces."),
    ),
    "role": Kind(
        _("Role"),
        _("By name"),
        r"[\w+=,.@/-]{1,512}",
        _("Give the name of the role, without arn:. It has letters, digits and +=,.@-_ only."),
    ),
    "port": Kind(
        _("Container port"),
        _("Where the application listens, from 1024 to 65535"),
        r"[1-9][0-9]{3,4}",
        _("Give a port from 1024 to 65535: a user other than root cannot open a lower one."),
        range(1024, 65536),
    ),
    "secret": Kind(
        _("Secret"),
        _("ARN of a secret of Secrets Manager, or name or ARN of a parameter"),
        r"\S+",
        _("An ARN or a name has no spaces."),
    ),
    "file-system": Kind(
        _("File system"),
        _("Its ID, which begins with fs-"),
        r"fs-[0-9a-f]{8,40}",
        _("The ID of a file system is fs- and 8 to 40 of the digits 0–9 and a–f."),
    ),
    "access-point": Kind(
        _("Access point"),
        _("Its ID, which begins with fsap-"),
        r"fsap-[0-9a-f]{8,40}",
        _("The ID of an access point is fsap- and 8 to 40 of the digits 0–9 and a–f."),
    ),
    "name": Kind(
        _("Name"),
        _("Letters, digits, hyphens, underscores and dots"),
        r"[\w.-]+",
        _("Use letters, digits, hyphens, underscores and dots only."),
    ),
    "number": Kind(
        _("Number"), _("A whole number"), r"-?(0|[1-9][0-9]{0,14})", _("Give a whole number, without a unit.")
    ),
    "text": Kind(_("Value"), _("As it will stand in the task definition"), r"(?s).+", ""),
}


@dataclass(frozen=True)
class Input:
    """One value that a template asks for. `default` stands in the field from the start, `example` beside it.

    `is_missed` tells that a rule finds its placeholder when it is left.
    """

    name: str
    kind: Kind
    label: Words
    hint: Words
    example: str = ""
    default: str = ""
    is_missed: bool = True

    @property
    def control(self) -> str:
        """The name of its control."""
        return f"in-{self.name}"

    @property
    def placeholder(self) -> str:
        return filling.placeholder(self.name)


def kind_at(parts: tuple[str | int, ...]) -> str:
    """The kind of a value at a place of a document, where it stands alone."""
    field = schema.field_at(parts)
    if field is None:
        return "text"
    if field.kind == "integer":
        return "number"
    return _AT.get(field.path, "text")


_AT: Final[Mapping[str, str]] = {
    "containerDefinitions[].image": "image",
    "containerDefinitions[].secrets[].valueFrom": "secret",
    "containerDefinitions[].logConfiguration.secretOptions[].valueFrom": "secret",
    "volumes[].efsVolumeConfiguration.fileSystemId": "file-system",
    "volumes[].efsVolumeConfiguration.authorizationConfig.accessPointId": "access-point",
}
