"""What the network mode awsvpc asks of a task, whose containers then share one network interface."""

from typing import Final

from designer.taskdef import ports, repeats
from designer.taskdef.edits import Editor
from designer.taskdef.rule import Found
from designer.taskdef.task import FARGATE, Task

RULED_OUT: Final = (
    "links",
    "hostname",
    "extraHosts",
    "dnsServers",
    "dnsSearchDomains",
    "disableNetworking",
)
"""Members of a container that the service refuses in this mode."""


def asked_for(task: Task) -> bool:
    """Fargate has no other network mode, whatever is written."""
    return task.network_mode == "awsvpc" or FARGATE in task.launch_types


def refused(task: Task, member: str) -> Found:
    """Each container that has the member in spite of the mode: its `name`."""
    if asked_for(task):
        for container in task.containers:
            if container.get(member):
                yield container.path(member), {"name": container.label}


def suits(task: Task) -> bool:
    """Whether the task has nothing that the mode rules out, but for its host ports."""
    ruled_out = any(container.get(member) for container in task.containers for member in RULED_OUT)
    same_ports = any(ports.clashes(ports.container_ports(task)))
    same_names = any(repeats.repeated(task.each("portMappings")))
    return not (ruled_out or same_ports or same_names)


def choose(editor: Editor) -> None:
    """Make it the network mode, and the host ports what they have to be then."""
    editor.put("/networkMode", "awsvpc")
    for path, values, *_ in list(ports.mismatches(Task(editor.document))):
        editor.put(path, values["container_port"])
