"""A task definition with more tags than the service takes."""

from designer.taskdef.limits import TAGS
from designer.taskdef.rule import Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import Task


@rule(
    title=_("More than 50 tags"),
    level="error",
    message=_("The task definition has {count} tags; the service takes at most {most}."),
    fix=_("Remove {over} of the tags."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RegisterTaskDefinition.html#ECS-RegisterTaskDefinition-request-tags",
    paths=("tags",),
    sources=("botocore 1.44.5, ecs 2014-11-13: Tags (at most 50)",),
    only_with=("tags",),
    good={"tags": [{"key": f"team-{n}"} for n in range(50)]},
    bad={"tags": [{"key": f"team-{n}"} for n in range(51)]},
)
def check(task: Task) -> Found:
    count = len(task.root.items_of("tags"))
    if count > TAGS:
        yield task.root.path("tags"), {"count": count, "most": TAGS, "over": count - TAGS}
