"""Two tags with the same key."""

from designer.taskdef import paths
from designer.taskdef.edits import Editor
from designer.taskdef.repeats import repeated
from designer.taskdef.rule import Finding, Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import Task


def _remove_repetitions(editor: Editor, finding: Finding) -> None:
    """What says again what an earlier tag says can go; of two values a person has to choose one."""
    at, _, index = finding.path.removesuffix("/key").rpartition("/")
    tags = paths.get(editor.document, at)
    again = tags[int(index)]
    for place in reversed(range(tags.index(again) + 1, len(tags))):
        if tags[place] == again:
            editor.remove(f"{at}/{place}")


@rule(
    title=_("Tag key used twice"),
    level="error",
    message=_("The key “{key}” is already taken by tag {first}."),
    fix=_("Rename or remove one of the two tags."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Tag.html",
    paths=("tags[].key",),
    confidence="medium",
    sources=("botocore 1.44.5, ecs 2014-11-13: Tag",),
    only_with=("tags[].key",),
    mend=_remove_repetitions,
    good={"tags": [{"key": "env"}, {"key": "Env"}]},
    bad={"tags": [{"key": "env", "value": "prod"}, {"key": "env", "value": "prod"}]},
)
def check(task: Task) -> Found:
    for tag, first in repeated(task.root.items_of("tags"), "key"):
        yield tag.path("key"), {"key": first["key"], "first": first.number}
