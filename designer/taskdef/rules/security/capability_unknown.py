"""A capability that Linux does not have, or that is not spelled as the API has it."""

from designer.taskdef import paths
from designer.taskdef.capabilities import ADD, DROP, capabilities, written
from designer.taskdef.edits import Editor
from designer.taskdef.rule import Finding, Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import FARGATE, LINUX, Task


def _spell(editor: Editor, finding: Finding) -> None:
    """As the API spells it, unless that would only be refused for another reason."""
    name = paths.get(editor.document, finding.path).strip().upper().replace("-", "_").removeprefix("CAP_")
    names = capabilities()
    adds_on_fargate = "/add/" in finding.path and FARGATE in Task(editor.document).launch_types
    if name in (names.added_on_fargate if adds_on_fargate else names.known):
        editor.put(finding.path, name)


@rule(
    title=_("Unknown Linux capability"),
    level="error",
    message=_("There is no capability “{capability}”."),
    fix=_("Use a name such as NET_BIND_SERVICE: in capital letters and without CAP_ in front."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_KernelCapabilities.html",
    paths=(f"{ADD}[]", f"{DROP}[]"),
    os_families=(LINUX,),
    confidence="medium",
    sources=("botocore 1.44.5, ecs 2014-11-13: KernelCapabilities",),
    only_with=(ADD, DROP),
    mend=_spell,
    good={"containerDefinitions": [{"linuxParameters": {"capabilities": {"drop": ["ALL"]}}}]},
    bad={"containerDefinitions": [{"linuxParameters": {"capabilities": {"drop": ["CAP_NET_RAW"]}}}]},
)
def check(task: Task) -> Found:
    known = capabilities().known
    for _container, said in written(task):
        for member in ("add", "drop"):
            for path, name in () if known.issuperset(said.get(member, ())) else said.values_of(member):
                if name not in known:
                    yield path, {"capability": name}
