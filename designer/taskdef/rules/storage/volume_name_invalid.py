"""A volume whose name is missing, or not one the service takes."""

import re
from typing import Final

from designer.taskdef import names, paths, volumes
from designer.taskdef.edits import Editor
from designer.taskdef.rule import Finding, Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import Task

_RUN_OF_OTHERS: Final = re.compile(r"[^A-Za-z0-9_-]+")


def _spell(editor: Editor, finding: Finding) -> None:
    """Put a hyphen for what a name cannot have, here and where the volume is mounted.

    A name that is missing, or has little else, is for a person to find.
    """
    name = paths.get(editor.document, finding.path)
    if not isinstance(name, str) or not name.isascii():
        return
    task = Task(editor.document)
    spelled = _RUN_OF_OTHERS.sub("-", name.strip())[: names.LONGEST].strip("-")
    others = [volume.get("name") for volume in task.volumes]
    if spelled and spelled not in others and others.count(name) == 1 and volumes.all_names_known(task):
        editor.put(finding.path, spelled)
        for mount in volumes.mounts(task).get(name, ()):
            editor.put(mount.path("sourceVolume"), spelled)


@rule(
    title=_("Volume name missing or not allowed"),
    level="error",
    message=_("“{name}” has characters that a volume name cannot have: {refused}"),
    fix=_("Use up to 255 letters, digits, hyphens and underscores, for example data."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Volume.html#ECS-Type-Volume-name",
    paths=("volumes[].name",),
    confidence="medium",
    sources=("botocore 1.44.5, ecs 2014-11-13: Volume.name", "openfresh/ecs-formation pull request 22"),
    only_with=("volumes",),
    mend=_spell,
    good={"volumes": [{"name": "data_1"}]},
    bad={"volumes": [{"name": "my.data"}]},
)
def check(task: Task) -> Found:
    for number, volume in enumerate(task.volumes, start=1):
        name = volume.get("name", "")
        if volume.lacks("name"):
            yield volume.path("name"), {"number": number}, _("Volume {number} has no name.")
        elif len(name) > names.LONGEST:
            values = {"length": len(name), "most": names.LONGEST}
            text = _("The name has {length:,} characters; it can have at most {most}.")
            yield volume.path("name"), values, text
        elif refused := names.refused(name):
            yield volume.path("name"), {"name": name, "refused": refused}
