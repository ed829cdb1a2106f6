"""What a container mounts: volumes of the task, and those of another container."""

from django.utils.translation import gettext_lazy as _

from designer.drafts import says
from designer.drafts.fields import Field, Rows, Section
from designer.drafts.steps.container_starting import others
from designer.taskdef.task import Task

C = "containerDefinitions[]"
MOUNT = f"{C}.mountPoints"
FROM = f"{C}.volumesFrom"


def _volumes(task: Task) -> list[str]:
    return [volume["name"] for volume in task.volumes if volume.get("name")]


section = Section(
    id="storage-mounts",
    title=_("Mount points"),
    says=says.mounts,
    opened=False,
    parts=(
        Rows(
            id="mount-points",
            path=MOUNT,
            label=_("Mount points"),
            hint=_("Where in the container each volume of the task appears."),
            add=_("Add mount point"),
            columns=(
                Field(
                    path=f"{MOUNT}[].sourceVolume",
                    label=_("Source volume"),
                    hint=_("Its name"),
                    width="w30",
                    suggestions=_volumes,
                ),
                Field(
                    path=f"{MOUNT}[].containerPath",
                    label=_("Container path"),
                    hint=_("An absolute path"),
                    mono=True,
                ),
                Field(
                    path=f"{MOUNT}[].readOnly",
                    label=_("Read only"),
                    hint=_("Default off"),
                    width="w15",
                ),
            ),
        ),
        Rows(
            id="volumes-from",
            path=FROM,
            label=_("Volumes from"),
            hint=_("All that another container mounts, at the same paths."),
            add=_("Add source container"),
            titled=True,
            columns=(
                Field(
                    path=f"{FROM}[].sourceContainer",
                    label=_("Source container"),
                    hint=_("Another container of the task"),
                    choices=others,
                ),
                Field(
                    path=f"{FROM}[].readOnly",
                    label=_("Read only"),
                    hint=_("Default off"),
                    width="w15",
                ),
            ),
        ),
    ),
)
