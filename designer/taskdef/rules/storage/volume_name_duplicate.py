"""Two volumes of a task definition with the same name."""

from designer.taskdef import repeats
from designer.taskdef.rule import Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import Task


@rule(
    title=_("Volume name used twice"),
    level="error",
    message=_("The name “{name}” is already taken by volume {first}."),
    fix=_("Rename one of the two volumes, and the mounts that mean it."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Volume.html#ECS-Type-Volume-name",
    paths=("volumes[].name",),
    confidence="medium",
    sources=("botocore 1.44.5, ecs 2014-11-13: Volume.name",),
    only_with=("volumes[].name",),
    mend=repeats.remove_copy,
    good={"volumes": [{"name": "data"}, {"name": "cache"}]},
    bad={"volumes": [{"name": "data"}, {"name": "data"}]},
)
def check(task: Task) -> Found:
    for volume, first in repeats.repeated(task.volumes):
        yield volume.path("name"), {"name": volume["name"], "first": first.number}
