"""Whether the images are there, and for the architecture the task runs on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from designer.aws.check import Before, Check, Result, each, failed, passed, unchecked
from designer.aws.lookups.images import architectures
from designer.taskdef import images

CALLED: Final = {"ARM64": "arm64", "X86_64": "amd64"}
"""ECS's names for processors, and those of image manifests."""


def look(before: Before) -> Iterator[Result]:
    """Only ECR's own registry of the account is asked: no other answers with these credentials."""
    target, told = before.target, (one.get("image", "") for one in before.task.containers)
    wanted = list(dict.fromkeys(image for image in told if image))
    own = f"{target.account}.dkr.ecr.{target.region}.amazonaws.com"
    platform = before.task.root.item("runtimePlatform").get("cpuArchitecture", "X86_64")

    def ask(text: str) -> Result:
        image = images.parse(text)
        if image is None or not (image.registry or "").startswith(own):
            return unchecked(gettext_noop("{image}: only Amazon ECR of this account is asked."), image=text)
        return _found(before.account.client("ecr"), image, CALLED.get(platform, platform))

    return each(wanted, ask, str)


def _found(ecr: Any, image: images.Image, processor: str) -> Result:
    wanted = {"imageDigest": image.digest} if image.digest else {"imageTag": image.tag or "latest"}
    [found] = ecr.describe_images(repositoryName=image.repository, imageIds=[wanted])["imageDetails"]
    built_for = architectures(ecr, image.repository, [found]).get(found["imageDigest"], [])
    name, processors = str(image), {one.rpartition("/")[2] for one in built_for}
    if not built_for:
        said = gettext_noop("{image} exists; its manifest does not tell for which architecture.")
        return unchecked(said, image=name)
    if processor in processors:
        said = gettext_noop("{image} exists for {processor}")
        return passed(said, image=name, processor=processor)
    return failed(
        gettext_noop("{image} is built for {built}, and the task runs on {processor}."),
        gettext_noop("Build and push it for this architecture, or choose another one for the task."),
        image=name,
        built=", ".join(built_for),
        processor=processor,
    )


check = Check(
    order=50,
    title=_("Images exist for the architecture"),
    look=look,
    actions=("ecr:DescribeImages", "ecr:BatchGetImage"),
)
