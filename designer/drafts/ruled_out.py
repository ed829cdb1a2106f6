"""Why a field cannot be used in a task: one short reason a fact, the same facts that rules judge by."""

from django.utils.translation import gettext_lazy as _

from designer.drafts.fields import RuledOut, Words
from designer.taskdef import awsvpc
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


def any_of(*reasons: RuledOut) -> RuledOut:
    """The first reason that holds."""

    def reason(task: Task) -> Words:
        return next((text for text in (one(task) for one in reasons) if text), "")

    return reason
