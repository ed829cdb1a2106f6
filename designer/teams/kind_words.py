"""Kinds of change that are approved in advance, as people read them."""

from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from designer.taskdef.preapproved import IMAGE, SIZES, Kind, Size

SIZE_NAMES: Final = dict(
    zip(
        SIZES,
        (
            gettext_lazy("CPU of the task"),
            gettext_lazy("memory of the task"),
            gettext_lazy("CPU of a container"),
            gettext_lazy("memory limit of a container"),
            gettext_lazy("memory reservation of a container"),
        ),
        strict=True,
    )
)


def kind_words(kind: Kind) -> str:
    """memory of the task: 512 to 4096 MiB; any value of containerDefinitions[].stopTimeout."""
    if isinstance(kind, Size):
        told = {"what": SIZE_NAMES[kind.pattern], "lowest": kind.lowest, "highest": kind.highest}
        if kind.pattern.endswith("cpu"):
            return _("%(what)s: %(lowest)s to %(highest)s units") % told
        return _("%(what)s: %(lowest)s to %(highest)s MiB") % told
    if kind.pattern == IMAGE:
        return _("another tag or digest of the same image repository")
    return _("any value of %(pattern)s") % {"pattern": kind.pattern}
