"""Variables and options of log drivers whose values are secrets or parameters."""

from collections.abc import Iterator

from designer.taskdef.permissions import kept
from designer.taskdef.permissions.need import Need, Wanted, written
from designer.taskdef.permissions.place import Place
from designer.taskdef.task import Task
from designer.taskdef.words import gettext_noop as _


def _find(task: Task, place: Place) -> Iterator[Wanted]:
    for container in task.containers:
        options = container.item("logConfiguration").items_of("secretOptions")
        for secret in (*container.items_of("secrets"), *options):
            text = written(secret, "valueFrom")
            if text:
                name = written(secret, "name") or container.label
                yield from kept.parameter_or_secret(place, text, secret.path("valueFrom"), name)


need = Need(
    role="execution",
    words=_("Read secrets and parameters"),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/specifying-sensitive-data.html",
    sources=(
        "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/secrets-envvar-secrets-manager.html",
        "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/secrets-envvar-ssm-paramstore.html",
        "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/secrets-logconfig.html",
    ),
    find=_find,
)
