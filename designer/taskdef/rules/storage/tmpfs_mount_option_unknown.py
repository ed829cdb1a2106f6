"""A mount option for a folder in memory that ECS does not take."""

from designer.taskdef import paths, tmpfs
from designer.taskdef.edits import Editor
from designer.taskdef.rule import Finding, Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import LINUX, Task


def _spell(editor: Editor, finding: Finding) -> None:
    """Options that are written in one text, as mount takes them, become one each."""
    text = paths.get(editor.document, finding.path)
    options = [option.strip().lower() for option in text.split(",")]
    if all(tmpfs.is_option(option) for option in options):
        items, _slash, index = finding.path.rpartition("/")
        editor.put(finding.path, options[0])
        for place, option in enumerate(options[1:], start=int(index) + 1):
            editor.insert(items, option, place)


@rule(
    title=_("Unknown tmpfs mount option"),
    level="error",
    message=_("ECS does not know the mount option “{option}”."),
    fix=_("Use one option per line, for example noexec or mode=1777. The size has a field of its own."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Tmpfs.html",
    paths=("containerDefinitions[].linuxParameters.tmpfs[].mountOptions[]",),
    os_families=(LINUX,),
    confidence="medium",
    sources=("botocore 1.44.5, ecs 2014-11-13: Tmpfs.mountOptions",),
    only_with=("containerDefinitions[].linuxParameters.tmpfs[].mountOptions",),
    mend=_spell,
    good={
        "containerDefinitions": [
            {
                "linuxParameters": {
                    "tmpfs": [{"containerPath": "/run", "size": 16, "mountOptions": ["noexec", "nosuid"]}]
                }
            }
        ]
    },
    bad={
        "containerDefinitions": [
            {
                "linuxParameters": {
                    "tmpfs": [{"containerPath": "/run", "size": 16, "mountOptions": ["noexec,nosuid"]}]
                }
            }
        ]
    },
)
def check(task: Task) -> Found:
    for folder in tmpfs.each(task):
        for at, option in folder.values_of("mountOptions"):
            if not tmpfs.is_option(option):
                yield at, {"option": option}
