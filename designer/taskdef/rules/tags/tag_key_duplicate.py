"""Two tags with the same key."""

from designer.taskdef.repeats import repeated
from designer.taskdef.rule import Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import Task


@rule(
    title=_("Tag key used twice"),
    level="error",
    message=_("The key “{key}” is already taken by tag {first}."),
    fix=_("Rename or remove one of the two tags."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Tag.html",
    paths=("tags[].key",),
    confidence="medium",
    sources=("botocore 1.44.5, ecs 2014-11-13: Tag",),
    good={"tags": [{"key": "env"}, {"key": "Env"}]},
    bad={"tags": [{"key": "env", "value": "prod"}, {"key": "env", "value": "test"}]},
)
def check(task: Task) -> Found:
    for tag, first in repeated(task.root.items_of("tags"), "key"):
        yield tag.path("key"), {"key": first["key"], "first": first.number}
