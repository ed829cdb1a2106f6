"""What the closed sections of a container say: their value, in a few words."""

from django.utils.translation import ngettext

from designer.taskdef.items import Item
from designer.taskdef.log_preset import output
from designer.taskdef.sizes import UNITS_PER_VCPU
from designer.taskdef.task import Task
from designer.translated import gettext as _


def ports(_task: Task, container: Item) -> str:
    return port_numbers(container) or _("none")


def unnamed(number: int) -> str:
    """What the second of a list is called that has no name."""
    return _("no name (%(n)s)") % {"n": number}


def name(item: Item) -> str:
    return item.get("name") or unnamed(item.number)


def port_numbers(container: Item) -> str:
    """8080, 9000-9010."""
    found = (
        port.get("containerPort") or port.get("containerPortRange")
        for port in container.items_of("portMappings")
    )
    return ", ".join(str(port) for port in found if port)


def variables(_task: Task, container: Item) -> str:
    values, secrets = len(container.items_of("environment")), len(container.items_of("secrets"))
    files = len(container.items_of("environmentFiles"))
    return _joined(
        ngettext("%(n)d value", "%(n)d values", values) % {"n": values},
        ngettext("%(n)d secret", "%(n)d secrets", secrets) % {"n": secrets},
        ngettext("%(n)d file", "%(n)d files", files) % {"n": files} if files else "",
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


def order(_task: Task, container: Item) -> str:
    found = (
        f"{one.get('containerName', '–')} {one.get('condition', '–')}"
        for one in container.items_of("dependsOn")
    )
    return " · ".join(found) or _("waits for nothing")


def restart(_task: Task, container: Item) -> str:
    return _("on") if container.item("restartPolicy").get("enabled") else _("off")


def timeouts(_task: Task, container: Item) -> str:
    start, stop = container.get("startTimeout"), container.get("stopTimeout")
    parts = (
        _("start %(n)s s") % {"n": start} if start is not None else "",
        _("stop %(n)s s") % {"n": stop} if stop is not None else "",
    )
    return _joined(*parts) or _("at default")


def network(_task: Task, container: Item) -> str:
    hosts = (host.get("hostname", "") for host in container.items_of("extraHosts"))
    off = _("networking off") if container.get("disableNetworking") else ""
    lists = (_arguments(container, name) for name in ("dnsServers", "dnsSearchDomains", "links"))
    return _joined(container.get("hostname", ""), off, *lists, *hosts) or _("at default")


def ulimits(_task: Task, container: Item) -> str:
    found = (f"{one.get('name', '–')} {one.get('softLimit', '–')}" for one in container.items_of("ulimits"))
    return _joined(*found) or _("at default")


def labels(_task: Task, container: Item) -> str:
    return ", ".join(container.item("dockerLabels")) or _("none")


def linux(_task: Task, container: Item) -> str:
    found = container.item("linuxParameters")
    capabilities = found.item("capabilities")
    signed = (
        f"{sign}{name}"
        for sign, list in (("+", "add"), ("−", "drop"))
        for _at, name in capabilities.values_of(list)
    )
    devices = (device.get("hostPath", "") for device in found.items_of("devices"))
    folders = (one.get("containerPath", "") for one in found.items_of("tmpfs"))
    init = _("init process") if found.get("initProcessEnabled") else ""
    numbers = (name for name in ("sharedMemorySize", "maxSwap", "swappiness") if name in found)
    amounts = (f"{name} {found[name]}" for name in numbers)
    return _joined(init, *signed, *devices, *folders, *amounts) or _("at default")


def system_controls(_task: Task, container: Item) -> str:
    found = (one.get("namespace", "–") for one in container.items_of("systemControls"))
    return _joined(*found) or _("none")


def security(_task: Task, container: Item) -> str:
    privileged = _("privileged") if container.get("privileged") else ""
    lists = (_arguments(container, name) for name in ("dockerSecurityOptions", "credentialSpecs"))
    return _joined(container.get("user", ""), privileged, *lists) or _("as in the image")


def router(_task: Task, container: Item) -> str:
    kind: str = container.item("firelensConfiguration").get("type", "")
    return kind or _("off")


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)


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


def system(family: str) -> str:
    """WINDOWS_SERVER_2022_CORE becomes Windows Server 2022 Core."""
    words = family.split("_")
    return " ".join(word if any(one.isdigit() for one in word) else word.capitalize() for word in words)


def platform(text: str) -> str:
    """LINUX/ARM64 becomes Linux/ARM64; either side may be missing."""
    parts = text.split("/")
    return "/".join(system(part) if part.startswith(("LINUX", "WINDOWS")) else part for part in parts)


def role(task: Task, member: str) -> str:
    """A role's name, without the rest of its ARN."""
    text: str = task.root.get(member, "")
    return text.rpartition("/")[2]


def task(task: Task) -> list[str]:
    """awsvpc · 1 vCPU · 2 GiB · Linux/ARM64: what is said of the task as a whole."""
    runtime = task.root.item("runtimePlatform")
    sides = (runtime.get("operatingSystemFamily", ""), runtime.get("cpuArchitecture", ""))
    parts = (
        task.network_mode,
        vcpus(task.cpu),
        mebibytes(task.memory),
        platform("/".join(side for side in sides if side)),
    )
    return [part for part in parts if part]
