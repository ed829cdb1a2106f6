"""What changes of CPU, memory and other limits mean."""

from collections.abc import Callable
from typing import Any, Final

from designer.taskdef import sizes
from designer.taskdef.consequences.sides import Sides, Teller, container_of, plain, whole
from designer.taskdef.diff import Change
from designer.taskdef.said import Said
from designer.taskdef.words import gettext_noop as _

Unit = Callable[[Any], str | None]


def cpu(value: Any) -> str | None:
    """0.5 vCPU of 512, "512" or ".5 vcpu"; None when it says no such thing."""
    units = sizes.cpu_units(str(value)) if isinstance(value, int | str) else None
    return None if units is None else f"{units / sizes.UNITS_PER_VCPU:g} vCPU"


def memory(value: Any) -> str | None:
    """1 GiB of 1024, "1024" or "1 GB", 1,536 MiB of 1536; None when it says no such thing."""
    mebibytes = sizes.memory_mib(str(value)) if isinstance(value, int | str) else None
    if mebibytes is None:
        return None
    gibibytes, rest = divmod(mebibytes, sizes.MIB_PER_GB)
    return f"{mebibytes:,} MiB" if rest else f"{gibibytes:,} GiB"


def gibibytes(value: Any) -> str | None:
    return f"{value:,} GiB" if type(value) is int else None


def seldom(value: Any) -> str | None:
    return f"{value:,}" if type(value) is int else value if isinstance(value, str) else None


def size(unit: Unit, both: str, came: str, went: str) -> Teller:
    """Sentences for a size that became another one, that came, and that went."""

    def tell(change: Change, _sides: Sides) -> Said | None:
        before, after = unit(change.before), unit(change.after)
        values: dict[str, object] = {"before": before, "after": after}
        if change.labels:
            values |= {"container": container_of(change), "name": change.labels[-1].name}
        if before and after:
            return Said(both, values)
        if change.kind == "added" and after:
            return Said(came, values)
        return Said(went, values) if change.kind == "removed" and before else None

    return tell


SAYS: Final[dict[str, Teller]] = {
    "cpu": size(
        cpu,
        _("CPU of the task {before} → {after}."),
        _("The task as a whole gets {after}."),
        _("The task as a whole has no limit of CPU any more; it was {before}."),
    ),
    "memory": size(
        memory,
        _("Memory of the task {before} → {after}."),
        _("The task as a whole gets {after} of memory."),
        _("The task as a whole has no limit of memory any more; it was {before}."),
    ),
    "ephemeralStorage.sizeInGiB": size(
        gibibytes,
        _("Ephemeral storage of the task {before} → {after}."),
        _("The task gets {after} of ephemeral storage."),
        _("The task gets the 20 GiB of ephemeral storage that are usual."),
    ),
    "inferenceAccelerators": plain(_("The task uses other accelerators.")),
} | {
    f"containerDefinitions[].{member}": teller
    for member, teller in {
        "cpu": size(
            seldom,
            _("CPU units kept for “{container}”: {before} → {after}."),
            _("{after} CPU units are kept for “{container}”."),
            _("No CPU units are kept for “{container}” any more; it was {before}."),
        ),
        "memory": size(
            memory,
            _("“{container}” is stopped when it takes more than {after} of memory; it was {before}."),
            _("“{container}” is stopped when it takes more than {after} of memory."),
            _("“{container}” has no hard limit of memory any more; it was {before}."),
        ),
        "memoryReservation": size(
            memory,
            _("Memory kept for “{container}”: {before} → {after}."),
            _("{after} of memory are kept for “{container}”."),
            _("No memory is kept for “{container}” any more; it was {before}."),
        ),
        "ulimits": plain(
            _("The limit {name} of “{container}” is another one."),
            _("The usual limit {name} holds for “{container}” again."),
        ),
        "resourceRequirements[]": whole(
            _("“{container}” needs {name}: only instances that have it can run the task."),
            _("“{container}” no longer needs {name}."),
        ),
        "resourceRequirements": plain(_("“{container}” needs another number of {name}.")),
        "linuxParameters.sharedMemorySize": size(
            memory,
            _("Shared memory of “{container}” {before} → {after}."),
            _("“{container}” gets {after} of shared memory."),
            _("“{container}” gets the usual shared memory; it was {before}."),
        ),
        "linuxParameters.tmpfs": plain(
            _("“{container}” has another part of its memory as a file system."),
            _("“{container}” no longer has a part of its memory as a file system."),
        ),
        "linuxParameters.maxSwap": plain(
            _("“{container}” may swap up to {after} MiB."),
            _("How much “{container}” may swap is up to the host."),
        ),
        "linuxParameters.swappiness": plain(
            _("How readily “{container}” swaps: {after}."), _("How readily “{container}” swaps: the default.")
        ),
    }.items()
}
