"""A kernel parameter that belongs to the whole machine."""

from designer.taskdef import paths, sysctls
from designer.taskdef.edits import Editor
from designer.taskdef.rule import Finding, Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import LINUX, Task


def _spell(editor: Editor, finding: Finding) -> None:
    """The kernel's own files spell the same name with slashes: net/core/somaxconn."""
    spelled = paths.get(editor.document, finding.path).strip().lower().replace("/", ".")
    if _is_namespaced(spelled):
        editor.put(finding.path, spelled)


@rule(
    title=_("Kernel parameter not namespaced"),
    level="error",
    message=_("“{namespace}” is no kernel parameter that a container can set."),
    fix=_("Use net.*, fs.mqueue.* or one of {ipc}. Set others on the instance."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_SystemControl.html",
    paths=("containerDefinitions[].systemControls[].namespace",),
    os_families=(LINUX,),
    confidence="medium",
    sources=("botocore 1.44.5, ecs 2014-11-13: SystemControl",),
    only_with=("containerDefinitions[].systemControls[].namespace",),
    mend=_spell,
    good={
        "containerDefinitions": [
            {"systemControls": [{"namespace": "net.core.somaxconn", "value": "1024"}]},
        ]
    },
    bad={
        "containerDefinitions": [
            {"systemControls": [{"namespace": "net/core/somaxconn", "value": "1024"}]},
        ]
    },
)
def check(task: Task) -> Found:
    for control in task.each("systemControls"):
        namespace = control.get("namespace")
        if namespace is not None and not _is_namespaced(namespace):
            yield control.path("namespace"), {"namespace": namespace, "ipc": ", ".join(sysctls.ipc_names())}


def _is_namespaced(name: str) -> bool:
    return sysctls.of_network(name) or sysctls.of_ipc(name)
