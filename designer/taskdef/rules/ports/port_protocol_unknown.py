"""A protocol of a port mapping that is neither tcp nor udp."""

from typing import Final

from designer.taskdef import paths, ports
from designer.taskdef.edits import Editor
from designer.taskdef.rule import Finding, Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import Task

_PROTOCOLS: Final = ("tcp", "udp")
_OVER_TCP: Final = ("http", "https", "http2", "grpc", "tls", "ssl")


def _in_lower_case(editor: Editor, finding: Finding) -> None:
    """Write TCP and UDP as the service does; what runs over tcp is tcp, as it counts already."""
    written = paths.get(editor.document, finding.path).strip().lower()
    meant = "tcp" if written in _OVER_TCP else written
    if meant == "tcp" or (meant == "udp" and not _meets_another(editor, finding)):
        editor.put(finding.path, meant)


def _meets_another(editor: Editor, finding: Finding) -> bool:
    """Whether a port is mapped for udp already, in the container or on the host."""
    task, at = Task(editor.document), finding.path.rpartition("/")[0]
    for ports_of in (ports.container_ports, ports.host_ports):
        mine = [one for one in ports_of(task) if one.at.rpartition("/")[0] == at]
        as_udp = [one._replace(protocol="udp") for one in mine]
        others = [one for one in ports_of(task) if one not in mine]
        if len(list(ports.clashes([*others, *as_udp]))) > len(list(ports.clashes(others))):
            return True
    return False


@rule(
    title=_("Unknown protocol counts as tcp"),
    level="runtime",
    message=_("“{protocol}” is no protocol that port mappings have; it counts as tcp."),
    fix=_("Write tcp or udp, in small letters."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_PortMapping.html#ECS-Type-PortMapping-protocol",
    paths=("containerDefinitions[].portMappings[].protocol",),
    confidence="medium",
    sources=("botocore 1.44.5, ecs 2014-11-13: PortMapping.protocol",),
    only_with=("containerDefinitions[].portMappings[].protocol",),
    mend=_in_lower_case,
    good={"containerDefinitions": [{"portMappings": [{"containerPort": 53, "protocol": "udp"}]}]},
    bad={"containerDefinitions": [{"portMappings": [{"containerPort": 53, "protocol": "UDP"}]}]},
)
def check(task: Task) -> Found:
    for mapping in task.each("portMappings"):
        protocol = mapping.get("protocol")
        if protocol is not None and protocol not in _PROTOCOLS:
            yield mapping.path("protocol"), {"protocol": protocol}
