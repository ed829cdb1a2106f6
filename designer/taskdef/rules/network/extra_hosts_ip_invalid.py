"""An extra host whose address is none."""

from ipaddress import ip_address
from typing import Final

from designer.taskdef import awsvpc, paths
from designer.taskdef.edits import Editor
from designer.taskdef.rule import Finding, Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import EC2, EXTERNAL, Task

_HOST_GATEWAY: Final = "host-gateway"
_LOOPBACK: Final = {"localhost": "127.0.0.1"}


def _is_address(text: str) -> bool:
    try:
        ip_address(text.strip())
    except ValueError:
        return text == _HOST_GATEWAY
    return True


def _address(editor: Editor, finding: Finding) -> None:
    """Exchange name and address where they are the wrong way round; localhost has an address known to all."""
    at_name = finding.path.removesuffix("ipAddress") + "hostname"
    address, name = (paths.get(editor.document, path) for path in (finding.path, at_name))
    if isinstance(name, str) and _is_address(name):
        editor.put(finding.path, name)
        editor.put(at_name, address)
    elif address in _LOOPBACK:
        editor.put(finding.path, _LOOPBACK[address])


@rule(
    title=_("Address of an extra host is no IP address"),
    level="runtime",
    message=_("“{address}” is no IP address; the container would not start."),
    fix=_("Enter an IPv4 or IPv6 address, or host-gateway for the instance itself."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_HostEntry.html#ECS-Type-HostEntry-ipAddress",
    paths=("containerDefinitions[].extraHosts[].ipAddress",),
    launch_types=(EC2, EXTERNAL),
    confidence="medium",
    sources=(
        "moby/moby opts/hosts.go: invalid IP address in add-host",
        "go-to-k/cdkd issue 784",
        "botocore 1.44.5, ecs 2014-11-13: HostEntry",
    ),
    service_says="invalid IP address in add-host",
    only_with=("containerDefinitions[].extraHosts[].ipAddress",),
    mend=_address,
    good={
        "requiresCompatibilities": ["EC2"],
        "networkMode": "bridge",
        "containerDefinitions": [{"extraHosts": [{"hostname": "db.internal", "ipAddress": "10.0.0.12"}]}],
    },
    bad={
        "requiresCompatibilities": ["EC2"],
        "networkMode": "bridge",
        "containerDefinitions": [{"extraHosts": [{"hostname": "10.0.0.12", "ipAddress": "db.internal"}]}],
    },
)
def check(task: Task) -> Found:
    for host in () if awsvpc.asked_for(task) else task.each("extraHosts"):
        address = host.get("ipAddress")
        if address is not None and not _is_address(address):
            yield host.path("ipAddress"), {"address": address}
