"""Files of variables that lie in S3."""

from collections.abc import Iterator

from designer.taskdef.permissions import kept
from designer.taskdef.permissions.need import Need, Wanted, written
from designer.taskdef.permissions.place import Place
from designer.taskdef.task import Task
from designer.taskdef.words import gettext_noop as _


def _find(task: Task, place: Place) -> Iterator[Wanted]:
    for container in task.containers:
        for file in container.items_of("environmentFiles"):
            text = written(file, "value")
            if text:
                yield from kept.object_of_s3(place, text, file.path("value"), container.label)


need = Need(
    role="execution",
    words=_("Read environment files from Amazon S3"),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/use-environment-file.html",
    sources=("https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_execution_IAM_role.html",),
    find=_find,
)
