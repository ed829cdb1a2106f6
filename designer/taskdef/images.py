"""Image references: `registry/repository:tag@digest`, as Docker and the OCI distribution define them.

Source: https://github.com/distribution/reference (grammar in reference.go). What ECS itself accepts is
wider: `REFUSED`, `DIGEST` and `LONGEST` say what that is (botocore, ContainerDefinition.image).
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

_LABEL: Final = r"[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?"
_HOST: Final = rf"(?:{_LABEL}(?:\.{_LABEL})*|\[[0-9A-Fa-f:]+\])(?::[0-9]+)?"
_COMPONENT: Final = r"[a-z0-9]+(?:(?:\.|__?|-+)[a-z0-9]+)*"
_REST: Final = re.compile(
    rf"(?P<repository>{_COMPONENT}(?:/{_COMPONENT})*)"
    r"(?::(?P<tag>[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}))?"
    r"(?:@(?P<digest>[A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9A-Fa-f]{32,}))?\Z"
)
_LONGEST_REPOSITORY: Final = 255
_REGISTRY: Final = re.compile(rf"{_HOST}\Z")

REFUSED: Final = re.compile(r"[^A-Za-z0-9_.:/#-]")
"""What ECS does not take in a reference before its digest."""
DIGEST: Final = re.compile(r"sha256:[A-Fa-f0-9]{64}\Z")
LONGEST: Final = 255
"""Characters that a reference can have for ECS, digest aside."""

# The registry hosts of the AWS partitions, as in https://github.com/awslabs/amazon-ecr-credential-helper
_PRIVATE_ECR: Final = re.compile(
    r"[0-9]{12}\.dkr[.-]ecr(?:-fips)?\.[a-z0-9-]+\."
    r"(?:amazonaws\.com|amazonaws\.com\.cn|amazonaws\.eu|on\.aws|on\.amazonwebservices\.com\.cn"
    r"|sc2s\.sgov\.gov|c2s\.ic\.gov|cloud\.adc-e\.uk|csp\.hci\.ic\.gov)\Z",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Image:
    """The parts of a reference. Without a registry the image comes from Docker Hub."""

    registry: str | None
    repository: str
    tag: str | None
    digest: str | None

    def __str__(self) -> str:
        registry = "" if self.registry is None else f"{self.registry}/"
        tag = "" if self.tag is None else f":{self.tag}"
        digest = "" if self.digest is None else f"@{self.digest}"
        return registry + self.repository + tag + digest


@lru_cache(maxsize=64)
def parse(text: str) -> Image | None:
    """The parts of a reference, or None when it is not written as the grammar has it."""
    host = registry(text)
    if host is not None and not _REGISTRY.match(host):
        return None
    found = _REST.match(text if host is None else text[len(host) + 1 :])
    if not found or len(found["repository"]) > _LONGEST_REPOSITORY:
        return None
    return Image(host, found["repository"], found["tag"], found["digest"])


def in_full(image: Image) -> Image:
    """The image as Docker completes it: Docker Hub, its folder for official images, and the tag latest."""
    is_of_hub = image.registry in _HUB
    is_official = is_of_hub and "/" not in image.repository
    return Image(
        "docker.io" if is_of_hub else image.registry,
        f"library/{image.repository}" if is_official else image.repository,
        image.tag if image.tag or image.digest else "latest",
        image.digest,
    )


_HUB: Final = frozenset({None, "docker.io", "index.docker.io", "registry-1.docker.io"})


def ecs_takes(text: str) -> bool:
    """Whether ECS registers a reference, which does not mean that an image can be pulled by it."""
    name, at, digest = text.partition("@")
    fits = len(name) <= LONGEST and not REFUSED.search(name)
    return fits and (not at or DIGEST.match(digest) is not None)


def registry(text: str) -> str | None:
    """The part before the first slash when it names a host: it has a dot, a port or an upper-case letter,
    or is localhost. It is told even where the rest of the reference is malformed."""
    first, slash, _ = text.partition("/")
    is_host = "." in first or ":" in first or first == "localhost" or first != first.lower()
    return first if slash and is_host else None


def in_private_ecr(text: str) -> bool:
    """Whether a reference names a private ECR registry of any partition."""
    host = registry(text)
    return host is not None and _PRIVATE_ECR.match(host) is not None
