"""A volume whose name is missing, or not one the service takes."""

from designer.taskdef import names
from designer.taskdef.rule import Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import Task


@rule(
    title=_("Volume name missing or not allowed"),
    level="error",
    message=_("“{name}” has characters that a volume name cannot have: {refused}"),
    fix=_("Use up to 255 letters, digits, hyphens and underscores, for example data."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Volume.html#ECS-Type-Volume-name",
    paths=("volumes[].name",),
    confidence="medium",
    sources=("botocore 1.44.5, ecs 2014-11-13: Volume.name", "openfresh/ecs-formation pull request 22"),
    good={"volumes": [{"name": "data_1"}]},
    bad={"volumes": [{"name": "my.data"}]},
)
def check(task: Task) -> Found:
    for number, volume in enumerate(task.volumes, start=1):
        name, path = volume.get("name", ""), volume.path("name")
        if volume.lacks("name"):
            yield path, {"number": number}, _("Volume {number} has no name.")
        elif len(name) > names.LONGEST:
            values = {"length": len(name), "most": names.LONGEST}
            yield path, values, _("The name has {length:,} characters; it can have at most {most}.")
        elif refused := names.refused(name):
            yield path, {"name": name, "refused": refused}
