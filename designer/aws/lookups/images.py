"""Images of a repository of Amazon ECR: tags and digests, for which architectures, and what a scan found."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any, Final

from django.utils.translation import gettext_lazy as _

from designer.aws.account import Account
from designer.aws.client import asking
from designer.aws.lookup import Asked, Choice, Entry, Lookup, Page, Words, said, without

MOST: Final = 4_000
SHOWN: Final = 25
INDEXES: Final = (
    "application/vnd.oci.image.index.v1+json",
    "application/vnd.docker.distribution.manifest.list.v2+json",
)
"""The kinds of manifests that name a platform for each image in them; others keep it in a layer."""

Image = Mapping[str, Any]


def find(account: Account, asked: Asked) -> Page:
    """Newest first, which AWS's lists are not: so all of them are asked for, as far as `MOST`."""
    ecr = account.client("ecr")
    with asking():
        [repository] = ecr.describe_repositories(repositoryNames=[asked.within])["repositories"]
        images = [one for one in _images(ecr, asked.within) if any(map(asked.fits, names(one)))]
        images.sort(key=lambda one: str(one.get("imagePushedAt", "")), reverse=True)
        start = int(asked.token or 0)
        shown = images[start : start + SHOWN]
        built_for = architectures(ecr, asked.within, shown)
    entries = (_entry(one, repository["repositoryUri"], built_for) for one in shown)
    return Page(tuple(entries), str(start + SHOWN) if len(images) > start + SHOWN else "")


def _images(ecr: Any, repository: str) -> list[Image]:
    found: list[Image] = []
    token = ""
    while True:
        said = ecr.describe_images(repositoryName=repository, maxResults=1000, **without(nextToken=token))
        found += said["imageDetails"]
        token = said.get("nextToken", "")
        if not token or len(found) >= MOST:
            return found


def names(image: Image) -> list[str]:
    return [*(image.get("imageTags") or ()), image["imageDigest"]]


def architectures(ecr: Any, repository: str, images: Iterable[Image]) -> dict[str, list[str]]:
    """By digest, the platforms of those whose manifest lists them: ["linux/amd64", "linux/arm64"]."""
    digests = [one["imageDigest"] for one in images if one.get("imageManifestMediaType") in INDEXES]
    if not digests:
        return {}
    said = ecr.batch_get_image(
        repositoryName=repository,
        imageIds=[{"imageDigest": digest} for digest in digests],
        acceptedMediaTypes=list(INDEXES),
    )
    return {one["imageId"]["imageDigest"]: platforms(one["imageManifest"]) for one in said["images"]}


def platforms(manifest: str) -> list[str]:
    """The platforms an index names. Attestations are of none: they are left out."""
    listed = [one.get("platform") or {} for one in json.loads(manifest).get("manifests") or ()]
    known = [one for one in listed if one.get("architecture") not in (None, "unknown")]
    return sorted({f"{one.get('os', 'linux')}/{one['architecture']}" for one in known})


def _entry(image: Image, uri: str, built_for: Mapping[str, list[str]]) -> Entry:
    digest, tags = image["imageDigest"], image.get("imageTags") or []
    by_tag = [Choice(f"{uri}:{tag}", said(_("Use tag {tag}"), tag=tag)) for tag in tags[:3]]
    details = [", ".join(built_for[digest])] if built_for.get(digest) else []
    return Entry(
        ", ".join(tags) or digest[:19],
        (*details, *_age_and_size(image), digest[:19] if tags else _("no tag")),
        (Choice(f"{uri}@{digest}", _("Use digest")), *by_tag),
        doubt=_scan(image),
    )


def _age_and_size(image: Image) -> Iterable[Words]:
    if pushed := image.get("imagePushedAt"):
        yield said(_("pushed {day}"), day=f"{pushed:%Y-%m-%d}")
    if size := image.get("imageSizeInBytes"):
        yield f"{size / 2**20:,.0f} MiB"


def _scan(image: Image) -> Words:
    """What is worst in the last scan of it, where there was one."""
    counts = (image.get("imageScanFindingsSummary") or {}).get("findingSeverityCounts") or {}
    critical, high = counts.get("CRITICAL", 0), counts.get("HIGH", 0)
    if not critical and not high:
        return ""
    return said(_("scan: {critical} critical, {high} high"), critical=critical, high=high)


lookup = Lookup(
    title=_("Images"),
    lead=_("A digest always means the same image; a tag can move."),
    none=_("There is no image in this repository."),
    actions=("ecr:DescribeRepositories", "ecr:DescribeImages", "ecr:BatchGetImage"),
    find=find,
)
