"""Network mode: how containers get addresses and ports."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from designer.drafts.fields import Field, Picture, Section, Step
from designer.taskdef.task import EXTERNAL, FARGATE, MANAGED_INSTANCES, Item, Task

MODES = {
    "awsvpc": _("Each task has its own address. Ports never clash between tasks."),
    "bridge": _("Docker network on the host. Host port 0 is picked at start."),
    "host": _("Task uses the host’s ports directly. One task per port and host."),
    "none": _("No network. Port mappings are not possible."),
}
_NOT_WITH = (
    (FARGATE, _("Not with Fargate"), ("bridge", "host", "none")),
    (MANAGED_INSTANCES, _("Not with Managed Instances"), ("bridge", "none")),
    (EXTERNAL, _("Not with External"), ("awsvpc",)),
)


def _modes(task: Task, _item: Item) -> dict[str, Any]:
    return {
        "modes": [(mode, words, _reason(task, mode)) for mode, words in MODES.items()],
        "port": next((port.get("containerPort") for port in task.each("portMappings")), None) or 8080,
        "names": [container.get("name", "–") for container in task.containers[:2]],
    }


def _reason(task: Task, mode: str) -> Any:
    named = task.root.get("requiresCompatibilities") or ()
    return next((words for type, words, modes in _NOT_WITH if type in named and mode in modes), "")


def _ports(task: Task, _item: Item) -> dict[str, Any]:
    return {
        "mode": task.network_mode,
        "ports": [
            {
                "position": position,
                "container": container.get("name", "–"),
                "name": port.get("name", ""),
                "port": port.get("containerPort") or port.get("containerPortRange") or "–",
                "host": _host_port(task, port),
                "protocol": port.get("protocol", "tcp"),
            }
            for position, container in enumerate(task.containers)
            for port in container.items_of("portMappings")
        ],
    }


def _host_port(task: Task, port: Item) -> Any:
    """The port at the host as ECS decides it; None for one picked at start."""
    if task.network_mode in ("awsvpc", "host"):
        return port.get("containerPort") or port.get("containerPortRange") or "–"
    return port.get("hostPort") or None


step = Step(
    slug="network-mode",
    title=_("Network mode"),
    lead=_("How containers get addresses and ports."),
    filled=lambda task: not task.root.lacks("networkMode"),
    sections=(
        Section(
            id="mode",
            title=_("Network mode"),
            parts=(
                Picture(
                    id="modes",
                    template="drafts/parts/network_modes.html",
                    context=_modes,
                    fields=(Field(path="networkMode", label=_("Network mode"), redraws=("ports", "reach")),),
                ),
            ),
        ),
        Section(
            id="port-list",
            title=_("Ports in this task"),
            parts=(Picture(id="ports", template="drafts/parts/ports.html", context=_ports),),
        ),
        Section(
            id="balancing",
            title=_("How a load balancer reaches it"),
            lead=_("The task definition names the port; the service connects it to a target group."),
            parts=(Picture(id="reach", template="drafts/parts/reach.html", context=_ports),),
        ),
    ),
)
