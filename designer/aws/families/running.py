"""What runs in an account: the services of all its clusters, and the tasks of one family."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from designer.aws.account import ARN, Account
from designer.aws.client import asking

_AT_ONCE: Final = 10
"""Services that DescribeServices takes; https://docs.aws.amazon.com/AmazonECS/latest/APIReference/."""
_TASKS_AT_ONCE: Final = 100


@dataclass(frozen=True)
class Deployment:
    """One of a service's: PRIMARY is the newest. `rollout` is empty where ECS does not tell."""

    id: str
    status: str
    revision: str
    desired: int
    running: int
    pending: int
    failed: int
    rollout: str
    reason: str


@dataclass(frozen=True)
class Service:
    """`revision` is "family:41"; `network` and the like are as ECS has them, for a task beside it."""

    arn: str
    name: str
    cluster: str
    revision: str
    desired: int
    running: int
    controller: str = "ECS"
    network: dict[str, Any] = field(default_factory=dict)
    launch_type: str = ""
    providers: Sequence[dict[str, Any]] = ()
    deployments: Sequence[Deployment] = ()
    task_sets: Sequence[str] = ()
    events: Sequence[str] = ()

    @property
    def family(self) -> str:
        return self.revision.partition(":")[0]

    @property
    def number(self) -> int:
        """0 where it runs nothing that can be named."""
        number = self.revision.rpartition(":")[2]
        return int(number) if number.isdecimal() else 0

    @property
    def uses(self) -> set[str]:
        """Every revision that it may start tasks of: also those of deployments that are not over."""
        return {self.revision, *(one.revision for one in self.deployments), *self.task_sets} - {""}

    @property
    def cluster_name(self) -> str:
        return self.cluster.rpartition("/")[2]

    def __str__(self) -> str:
        return f"{self.cluster_name}/{self.name}"


@dataclass(frozen=True)
class Tasks:
    """So many running tasks of one revision in a cluster, by whether a service started them."""

    revision: str
    cluster: str
    number: int
    is_served: bool = False

    def __str__(self) -> str:
        return f"{self.cluster} ×{self.number}"


def services(account: Account) -> list[Service]:
    """All services of all clusters. Raises Trouble."""
    with asking():
        ecs = account.ecs()
        found = [one for cluster in clusters(ecs) for one in _services(ecs, cluster)]
    return sorted(found, key=str)


def service(account: Account, cluster: str, name: str) -> Service | None:
    """One service as it is now; None where there is none of this name. Raises Trouble."""
    with asking():
        answer = account.ecs().describe_services(cluster=cluster, services=[name])
        return next((_service(one) for one in answer["services"] if one["status"] != "INACTIVE"), None)


def tasks(account: Account, family: str) -> list[Tasks]:
    """The family's running tasks, counted by revision and cluster. Raises Trouble."""
    with asking():
        ecs = account.ecs()
        return [one for cluster in clusters(ecs) for one in _tasks(ecs, cluster, family)]


def clusters(ecs: Any) -> list[str]:
    """The ARNs of all clusters there are."""
    pages = ecs.get_paginator("list_clusters").paginate()
    return [arn for page in pages for arn in page["clusterArns"]]


def _services(ecs: Any, cluster: str) -> Iterator[Service]:
    pages = ecs.get_paginator("list_services").paginate(cluster=cluster)
    arns = [arn for page in pages for arn in page["serviceArns"]]
    for some in _in_turn(arns, _AT_ONCE):
        for one in ecs.describe_services(cluster=cluster, services=some)["services"]:
            yield _service(one)


def _tasks(ecs: Any, cluster: str, family: str) -> Iterator[Tasks]:
    pages = ecs.get_paginator("list_tasks").paginate(cluster=cluster, family=family, desiredStatus="RUNNING")
    arns = [arn for page in pages for arn in page["taskArns"]]
    counts: dict[tuple[str, bool], int] = {}
    for some in _in_turn(arns, _TASKS_AT_ONCE):
        for task in ecs.describe_tasks(cluster=cluster, tasks=some)["tasks"]:
            is_served = str(task.get("group") or "").startswith("service:")
            key = named(task.get("taskDefinitionArn")), is_served
            counts[key] = counts.get(key, 0) + 1
    name = cluster.rpartition("/")[2]
    yield from (Tasks(revision, name, number, served) for (revision, served), number in counts.items())


def _service(one: dict[str, Any]) -> Service:
    return Service(
        arn=str(one["serviceArn"]),
        name=str(one["serviceName"]),
        cluster=str(one["clusterArn"]),
        revision=named(one.get("taskDefinition")),
        desired=int(one.get("desiredCount") or 0),
        running=int(one.get("runningCount") or 0),
        controller=str((one.get("deploymentController") or {}).get("type") or "ECS"),
        network=one.get("networkConfiguration") or _network(one),
        launch_type=str(one.get("launchType") or ""),
        providers=tuple(one.get("capacityProviderStrategy") or ()),
        deployments=tuple(_deployment(each) for each in one.get("deployments") or ()),
        task_sets=tuple(named(each.get("taskDefinition")) for each in one.get("taskSets") or ()),
        events=tuple(str(each.get("message") or "") for each in (one.get("events") or ())[:5]),
    )


def _network(one: dict[str, Any]) -> dict[str, Any]:
    """Where the service itself says nothing, its newest deployment does."""
    told = (each.get("networkConfiguration") for each in one.get("deployments") or ())
    return next((network for network in told if network), {})


def _deployment(each: dict[str, Any]) -> Deployment:
    return Deployment(
        id=str(each.get("id") or ""),
        status=str(each.get("status") or ""),
        revision=named(each.get("taskDefinition")),
        desired=int(each.get("desiredCount") or 0),
        running=int(each.get("runningCount") or 0),
        pending=int(each.get("pendingCount") or 0),
        failed=int(each.get("failedTasks") or 0),
        rollout=str(each.get("rolloutState") or ""),
        reason=str(each.get("rolloutStateReason") or ""),
    )


def named(arn: Any) -> str:
    """ "family:41" of a revision's ARN, or of what is written so already."""
    text = str(arn or "")
    found = ARN.fullmatch(text)
    return f"{found['family']}:{found['revision']}" if found else text


def _in_turn(arns: Sequence[str], size: int) -> Iterable[list[str]]:
    return (list(arns[start : start + size]) for start in range(0, len(arns), size))
