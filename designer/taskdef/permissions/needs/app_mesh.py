"""Envoy as the proxy of a service mesh: it fetches its configuration from App Mesh with the task role."""

from collections.abc import Iterator
from typing import Final

from designer.taskdef.permissions.need import Need, Wanted, written
from designer.taskdef.permissions.place import Place
from designer.taskdef.permissions.statement import literal
from designer.taskdef.task import Task
from designer.taskdef.words import gettext_noop as _

_VARIABLE: Final = "APPMESH_RESOURCE_ARN"
_ACTIONS: Final = ("appmesh:StreamAggregatedResources",)


def _find(task: Task, _place: Place) -> Iterator[Wanted]:
    for container in task.containers:
        for variable in container.items_of("environment"):
            node = written(variable, "value") if variable.get("name") == _VARIABLE else ""
            if node.startswith("arn:"):
                at = variable.path("value")
                yield Wanted("ConfigureEnvoy", _ACTIONS, literal(node), at, container.label)


need = Need(
    role="task",
    words=_("Configure the proxy of AWS App Mesh"),
    docs="https://docs.aws.amazon.com/app-mesh/latest/userguide/proxy-authorization.html",
    sources=("https://docs.aws.amazon.com/app-mesh/latest/userguide/proxy-authorization.html",),
    find=_find,
)
