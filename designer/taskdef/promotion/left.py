"""What of a task definition cannot be taken to another place by its text alone, and what to do about it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from designer.taskdef import images
from designer.taskdef.promotion.rewriting import ARN, REGISTRY, Way
from designer.taskdef.words import gettext_noop as _


@dataclass(frozen=True, slots=True)
class Left:
    """`value` is what stands there now at `path`; `why` says why that may be wrong in the other place."""

    path: str
    value: str
    why: str


RANDOM_ID: Final = _("It is a resource's own id: there it is another one.")
FILE_SYSTEM: Final = _("A file system has another id there.")
ACCESS_POINT: Final = _("An access point has another id there.")
SUFFIX: Final = _(
    "A secret gets six characters of its own at the end wherever it is made: look them up there."
)
DIGEST: Final = _("The same digest has to be in that registry: copy the image there, do not build it again.")
OTHER_ACCOUNT: Final = _(
    "It belongs to an account that is neither of the two: it stays, and must let the other one in."
)
OTHER_REGISTRY: Final = _(
    "The image comes from another account's registry: it stays, and must let the other one in."
)
BUCKET: Final = _("A bucket has its name in all of AWS: it stays the same bucket.")
MENTION: Final = _("It holds the account or the Region that it came from.")
FOREIGN_REGION: Final = _("Its Region is neither of the two.")

_IDS: Final = {
    re.compile(r"/volumes/[0-9]+/efsVolumeConfiguration/fileSystemId\Z"): FILE_SYSTEM,
    re.compile(r"/volumes/[0-9]+/efsVolumeConfiguration/authorizationConfig/accessPointId\Z"): ACCESS_POINT,
    re.compile(r"/volumes/[0-9]+/fsxWindowsFileServerVolumeConfiguration/fileSystemId\Z"): FILE_SYSTEM,
}
_SECRET: Final = re.compile(r"secret:[^:]+-[A-Za-z0-9]{6}(?::|\Z)")
_IMAGE: Final = re.compile(r"/containerDefinitions/[0-9]+/image\Z")
_BUCKET_OPTION: Final = re.compile(
    r"/containerDefinitions/[0-9]+/(?:logConfiguration|firelensConfiguration)/options/bucket\Z"
)


def left(path: str, value: str, way: Way) -> Iterator[Left]:
    """What to look at in a text that was rewritten as far as it could be; the first reason a place counts."""
    yield from (Left(path, value, why) for why in _reasons(path, value, way))


def _reasons(path: str, value: str, way: Way) -> list[str]:
    """At most one: the most particular."""
    for reason in (
        _id(path),
        _image(path, value, way),
        _bucket(path, value),
        _arn(value, way),
        _mention(value, way),
    ):
        if reason:
            return [reason]
    return []


def _id(path: str) -> str:
    return next((why for where, why in _IDS.items() if where.match(path)), "")


def _image(path: str, value: str, way: Way) -> str:
    found = REGISTRY.match(value) if _IMAGE.match(path) else None
    if found is None:
        return ""
    if found["account"] not in (way.source.account, way.target.account):
        return OTHER_REGISTRY
    parsed = images.parse(value)
    return DIGEST if parsed and parsed.digest else ""


def _bucket(path: str, value: str) -> str:
    is_bucket = _BUCKET_OPTION.match(path) or re.match(r"arn:[a-z-]+:s3:::", value)
    return BUCKET if is_bucket else ""


def _arn(value: str, way: Way) -> str:
    for found in ARN.finditer(value):
        if found["account"] not in (way.source.account, way.target.account):
            return OTHER_ACCOUNT
        if way.has_id(found):
            return RANDOM_ID
        if found["service"] == "secretsmanager" and _SECRET.match(found["resource"]):
            return SUFFIX
        if found["region"] not in ("", way.source.region, way.target.region):
            return FOREIGN_REGION
    return ""


def _mention(value: str, way: Way) -> str:
    """The account or the Region, also as one of its zones."""
    here, there = way.source, way.target
    gone = [here.account] if here.account != there.account else []
    zones = [f"{here.region}[a-z]?"] if here.region != there.region else []
    words = "|".join([*gone, *zones])
    return MENTION if words and re.search(rf"(?<![0-9A-Za-z])(?:{words})(?![0-9A-Za-z])", value) else ""
