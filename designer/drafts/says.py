"""What the closed sections of a container say: their value, in a few words."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from designer.taskdef.log_preset import output
from designer.taskdef.sizes import UNITS_PER_VCPU
from designer.taskdef.task import Item, Task


def ports(_task: Task, container: Item) -> str:
    return port_numbers(container) or _("none")


def port_numbers(container: Item) -> str:
    """8080, 9000-9010."""
    found = (
        port.get("containerPort") or port.get("containerPortRange")
        for port in container.items_of("portMappings")
    )
    return ", ".join(str(port) for port in found if port)


def variables(_task: Task, container: Item) -> str:
    values, secrets = len(container.items_of("environment")), len(container.items_of("secrets"))
    return " · ".join(
        (
            ngettext("%(n)d value", "%(n)d values", values) % {"n": values},
            ngettext("%(n)d secret", "%(n)d secrets", secrets) % {"n": secrets},
        )
    )


def units(container: Item) -> str:
    """512 units; empty without any."""
    return _("%(n)s units") % {"n": container["cpu"]} if container.get("cpu") else ""


def resources(_task: Task, container: Item) -> str:
    memory = container.get("memory") or container.get("memoryReservation")
    parts = (units(container), f"{memory:,} MiB" if memory else "")
    return " · ".join(part for part in parts if part) or _("no limits")


def logging(_task: Task, container: Item) -> str:
    log = container.item("logConfiguration")
    group = log.item("options").get("awslogs-group", "")
    driver = log.get("logDriver", "")
    return " · ".join(part for part in (driver, group or output(log)) if part) or _("off")


def health(_task: Task, container: Item) -> str:
    return _arguments(container.item("healthCheck"), "command") or _("off")


def command(_task: Task, container: Item) -> str:
    both = [_arguments(container, "entryPoint"), _arguments(container, "command")]
    return " ".join(part for part in both if part) or _("as in the image")


def mounts(_task: Task, container: Item) -> str:
    found = (
        f"{mount.get('sourceVolume', '–')} → {mount.get('containerPath', '–')}"
        for mount in container.items_of("mountPoints")
    )
    return " · ".join(found) or _("none")


def _arguments(item: Item, name: str) -> str:
    return " ".join(text for _at, text in item.values_of(name))


def essential(_task: Task, container: Item) -> str:
    """Beside a container's name."""
    return _("Not essential") if container.raw.get("essential") is False else _("Essential")


def container(task: Task, container: Item) -> str:
    """Under a container's name in the list."""
    parts = (essential(task, container), vcpus(container.get("cpu")), memory(container))
    return " · ".join(part for part in parts if part)


def vcpus(units: int | None) -> str:
    """0.5 vCPU; empty without any."""
    return f"{units / UNITS_PER_VCPU:g} vCPU" if units else ""


def memory(container: Item) -> str:
    """The hard limit, or the soft one."""
    return mebibytes(container.get("memory") or container.get("memoryReservation"))


def mebibytes(amount: int | None) -> str:
    """256 MiB, 1.5 GiB; empty without any."""
    if not amount:
        return ""
    return f"{amount:,} MiB" if amount % 512 or amount < 1024 else f"{amount / 1024:g} GiB"


def role(task: Task, member: str) -> str:
    """A role's name, without the rest of its ARN."""
    text: str = task.root.get(member, "")
    return text.rpartition("/")[2]


def task(task: Task) -> list[str]:
    """awsvpc · 1 vCPU · 2 GiB · LINUX/ARM64: what is said of the task as a whole."""
    platform = task.root.item("runtimePlatform")
    system = (platform.get("operatingSystemFamily", ""), platform.get("cpuArchitecture", ""))
    parts = (
        task.network_mode,
        vcpus(task.cpu),
        mebibytes(task.memory),
        "/".join(part for part in system if part),
    )
    return [part for part in parts if part]
