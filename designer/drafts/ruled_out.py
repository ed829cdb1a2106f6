"""Why a field cannot be used in a task: one short reason a fact, the same facts that rules judge by."""

from collections.abc import Callable

from django.utils.translation import gettext_lazy as _

from designer.drafts.fields import RuledOut, Words, is_said
from designer.taskdef import awsvpc
from designer.taskdef.fault_injection import has_network_mode
from designer.taskdef.items import Item
from designer.taskdef.task import EXTERNAL, FARGATE, MANAGED_INSTANCES, WINDOWS, Task


def on_fargate(task: Task) -> Words:
    return _("Not on Fargate") if FARGATE in task.launch_types else ""


def on_managed_instances(task: Task) -> Words:
    return _("Not on Managed Instances") if MANAGED_INSTANCES in task.launch_types else ""


def on_external(task: Task) -> Words:
    return _("Not on External") if EXTERNAL in task.launch_types else ""


def on_windows(task: Task) -> Words:
    return _("Not on Windows") if task.os_family == WINDOWS else ""


def in_awsvpc(task: Task) -> Words:
    return _("Not in awsvpc mode") if awsvpc.asked_for(task) else ""


def outside_bridge(task: Task) -> Words:
    return _("Only in bridge mode") if awsvpc.asked_for(task) or task.network_mode != "bridge" else ""


def in_host_and_none(task: Task) -> Words:
    return _("Only in bridge and awsvpc mode") if task.network_mode in ("host", "none") else ""


def without_network(task: Task) -> Words:
    return _("Not in network mode none") if task.network_mode == "none" else ""


def host_port(task: Task) -> Words:
    """In awsvpc and host mode the host port is the container port."""
    return _("Same as container port") if task.network_mode in ("awsvpc", "host") else ""


def off_fargate(task: Task) -> Words:
    return "" if FARGATE in task.launch_types else _("Fargate only")


def off_managed_instances(task: Task) -> Words:
    """Every launch type has to be one: ECS takes only what is valid for all."""
    return "" if task.launch_types == {MANAGED_INSTANCES} else _("Managed Instances only")


def namespaces(task: Task) -> Words:
    """Why neither the processes nor the memory segments can be shared."""
    return ipc_mode(task) if task.os_family == WINDOWS else ""


def fault_injection(task: Task) -> Words:
    if task.os_family == WINDOWS:
        return _("Not on Windows")
    return "" if has_network_mode(task) else _("Needs the network mode awsvpc or host")


def proxy(task: Task) -> Words:
    """App Mesh was for Linux tasks with a network interface of their own, on Fargate and EC2."""
    other = _PLATFORMS_WITHOUT_PROXY(task)
    if is_said(other) or task.network_mode == "awsvpc":
        return other
    return _("Needs the network mode awsvpc")


def any_of(*reasons: RuledOut) -> RuledOut:
    """The first reason that holds."""

    def reason(task: Task) -> Words:
        return next((text for text in (one(task) for one in reasons) if is_said(text)), "")

    return reason


ipc_mode = any_of(on_fargate, on_windows, on_managed_instances)
_PLATFORMS_WITHOUT_PROXY = any_of(on_windows, on_managed_instances, on_external)


def unless(reason: RuledOut, *members: str) -> Callable[[Task, Item], bool]:
    """Show what can be used; and wherever one of these members of the task definition is there."""

    def is_shown(task: Task, _item: Item) -> bool:
        return not is_said(reason(task)) or any(task.document.get(name) is not None for name in members)

    return is_shown
