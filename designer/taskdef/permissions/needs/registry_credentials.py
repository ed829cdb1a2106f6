"""The user and password of a private registry outside of AWS."""

from collections.abc import Iterator

from designer.taskdef.permissions import kept
from designer.taskdef.permissions.need import Need, Wanted, written
from designer.taskdef.permissions.place import Place
from designer.taskdef.task import Task
from designer.taskdef.words import gettext_noop as _


def _find(task: Task, place: Place) -> Iterator[Wanted]:
    for container in task.containers:
        credentials = container.item("repositoryCredentials")
        text = written(credentials, "credentialsParameter")
        if text:
            yield from kept.secret(place, text, credentials.path("credentialsParameter"), container.label)


need = Need(
    role="execution",
    words=_("Sign in to a private registry"),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/private-auth.html",
    sources=(
        "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/private-auth.html",
        "botocore 1.44.5, ecs 2014-11-13: RepositoryCredentials.credentialsParameter",
    ),
    find=_find,
)
