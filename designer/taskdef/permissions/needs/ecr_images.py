"""Images in private registries of Amazon ECR, of this account and of others."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from designer.taskdef import placeholders
from designer.taskdef.permissions.need import Found, Need, Wanted, written
from designer.taskdef.permissions.place import Place
from designer.taskdef.permissions.statement import ANYTHING, Note, literal
from designer.taskdef.said import Said
from designer.taskdef.task import Task
from designer.taskdef.words import gettext_noop as _

PULL: Final = ("ecr:BatchCheckLayerAvailability", "ecr:GetDownloadUrlForLayer", "ecr:BatchGetImage")
_FILL: Final = ("ecr:BatchImportUpstreamImage", "ecr:CreateRepository")
_CACHES: Final = (
    "docker-hub", "ecr-public", "quay", "kubernetes", "k8s", "github", "ghcr", "gitlab", "azure", "chainguard"
)  # fmt: skip
"""Prefixes that the console proposes for repositories filled from another registry, and usual short ones."""

_CACHED: Final = _("Only where a pull through cache rule fills this repository.")
_HOST: Final = re.compile(
    r"(?P<account>.+)\.dkr[.-]ecr(?:-fips)?\.(?P<region>[^/]+?)\.(?:amazonaws|on|sc2s|c2s|cloud|csp)\.",
    re.IGNORECASE,
)
_TAG: Final = re.compile(r":[^/:]*\Z")


class Repository(NamedTuple):
    account: str
    region: str
    name: str


def repository(image: str) -> Repository | None:
    """Where an image lies in private ECR, also while parts of it are still to be filled in."""
    host, _slash, rest = image.partition("/")
    found = _HOST.match(host)
    if not found or not rest or not _is_account(found["account"]):
        return None
    return Repository(found["account"], found["region"], _TAG.sub("", rest.partition("@")[0]))


def _is_account(text: str) -> bool:
    return re.fullmatch(r"[0-9]{12}", text) is not None or bool(placeholders.placeholder_at("", text))


def _find(task: Task, place: Place) -> Iterator[Wanted | Note]:
    for container in task.containers:
        image, at = written(container, "image"), container.path("image")
        found = repository(image)
        if found:
            yield from _pull(place, found, at, container.label)
        elif (placeholder := placeholders.placeholder_at("", image)) and image.startswith(placeholder):
            yield Note(at, Said(_("Where {image} comes from is still to be filled in."), {"image": image}))


def _pull(place: Place, found: Repository, at: str, name: str) -> Found:
    account, region, repository = found
    resource = place.arn("ecr", f"repository/{literal(repository)}", region=region, account=account)
    yield Wanted("SignInToEcr", ("ecr:GetAuthorizationToken",), ANYTHING, at, name)
    yield Wanted("PullImages", PULL, resource, at, name)
    if account == place.account and repository.split("/")[0] in _CACHES:
        yield Wanted("FillPullThroughCache", _FILL, resource, at, name, (), _CACHED)
    if account.isdecimal() and place.account.isdecimal() and account != place.account:
        words = _("The policy of the repository {repository} in account {account} has to allow it as well.")
        yield Note(at, Said(words, {"repository": repository, "account": account}))


need = Need(
    role="execution",
    words=_("Pull images from Amazon ECR"),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_execution_IAM_role.html",
    sources=(
        "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_execution_IAM_role.html",
        "https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonelasticcontainerregistry.html",
        "https://docs.aws.amazon.com/AmazonECR/latest/userguide/pull-through-cache-iam.html",
        "https://docs.aws.amazon.com/AmazonECR/latest/userguide/repository-policy-examples.html",
    ),
    find=_find,
)
