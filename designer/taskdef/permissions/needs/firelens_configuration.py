"""The configuration of a log router that lies in S3, and that of other routers, which nobody sees here."""

from collections.abc import Iterator

from designer.taskdef import firelens
from designer.taskdef.permissions import kept
from designer.taskdef.permissions.need import Need, Wanted, written
from designer.taskdef.permissions.place import Place
from designer.taskdef.permissions.statement import Note
from designer.taskdef.said import Said
from designer.taskdef.task import Task
from designer.taskdef.words import gettext_noop as _


def _find(task: Task, place: Place) -> Iterator[Wanted | Note]:
    for router in firelens.routers(task):
        options = router.item("firelensConfiguration").item("options")
        text, at = written(options, "config-file-value"), options.path("config-file-value")
        if text:
            words = _("What “{name}” sends by its own configuration is not in the task definition.")
            yield Note(at, Said(words, {"name": router.label}))
        if text and written(options, "config-file-type") == "s3":
            yield from kept.object_of_s3(place, text, at, router.label)


need = Need(
    role="execution",
    words=_("Read the FireLens configuration from Amazon S3"),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/firelens-taskdef-customconfig.html",
    sources=(
        "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/firelens-taskdef-customconfig.html",
    ),
    find=_find,
)
