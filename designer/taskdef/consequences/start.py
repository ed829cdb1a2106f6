"""What changes of ports, of the start and of where a task runs mean."""

from typing import Any, Final

from designer.taskdef.consequences.sides import Sides, Teller, container_of, plain, shown, switch, whole
from designer.taskdef.diff import Change
from designer.taskdef.said import Said
from designer.taskdef.words import gettext_noop as _

_MODES: Final = {
    "awsvpc": _("Each task gets a network interface and security groups of its own."),
    "bridge": _("Containers share the network of Docker on the host, and ports are mapped to the host’s."),
    "host": _("Containers use the network of the host itself: their ports are open there."),
    "none": _("Containers have no network beyond themselves."),
}


def _network(change: Change, _sides: Sides) -> Said | None:
    template = _MODES.get(change.after) if isinstance(change.after, str) else None
    return Said(template) if template else None


def _port(change: Change, sides: Sides) -> Said | None:
    item = sides.item(change)
    values = {"container": container_of(change), "port": change.labels[-1].name or "–"}
    host = item.get("hostPort")
    if change.member == "hostPort":
        values |= {"before": shown(change.before), "after": shown(change.after)}
        return Said(_("Port {port} has another port of the host: {before} → {after}."), values)
    if change.member:
        return None
    if change.kind == "removed":
        return Said(_("Port {port} of “{container}” is no longer open."), values)
    if host and host != item.get("containerPort"):
        return Said(
            _("Port {port} of “{container}” is open now, on port {host} of the host."),
            values | {"host": host},
        )
    return Said(_("Port {port} of “{container}” is open now."), values)


def _depends(change: Change, sides: Sides) -> Said | None:
    values = {"container": container_of(change), "other": change.labels[-1].name or "–"}
    if change.kind == "removed" and not change.member:
        return Said(_("“{container}” no longer waits for “{other}”."), values)
    template = _CONDITIONS.get(str(sides.item(change).get("condition")))
    return Said(template, values) if template else None


_CONDITIONS: Final = {
    "START": _("“{container}” starts after “{other}” has started."),
    "COMPLETE": _("“{container}” starts after “{other}” has ended, however it ended."),
    "SUCCESS": _("“{container}” starts after “{other}” has ended well, and not at all if it fails."),
    "HEALTHY": _("“{container}” starts when “{other}” is healthy, and not at all if it never is."),
}


def _health(change: Change, _sides: Sides) -> Said | None:
    values = {"container": container_of(change)}
    if change.kind == "added" and change.member == "healthCheck":
        return Said(
            _("ECS looks now whether “{container}” is healthy, and stops tasks that are not."), values
        )
    if change.kind == "removed" and change.member == "healthCheck":
        return Said(_("ECS no longer looks whether “{container}” is healthy."), values)
    return Said(_("ECS looks in another way, or at other times, whether “{container}” is healthy."), values)


def _launch_types(change: Change, _sides: Sides) -> Said:
    before, after = _texts(change.before) or ["EC2"], _texts(change.after) or ["EC2"]
    values = {
        "gained": ", ".join(sorted(set(after) - set(before))),
        "lost": ", ".join(sorted(set(before) - set(after))),
    }
    if not values["lost"]:
        return Said(_("Can also be run on {gained}; ECS checks it for that when registering."), values)
    if not values["gained"]:
        return Said(_("Can no longer be run on {lost}."), values)
    return Said(_("Can be run on {gained}, and no longer on {lost}."), values)


def _texts(value: Any) -> list[str]:
    return [item for item in value if isinstance(item, str)] if isinstance(value, list) else []


SAYS: Final[dict[str, Teller]] = {
    "networkMode": _network,
    "requiresCompatibilities": _launch_types,
    "runtimePlatform.cpuArchitecture": plain(
        _("Runs on {after} now: every image must be there for it."),
        _("The architecture is no longer said: the default of the launch type applies."),
    ),
    "runtimePlatform.operatingSystemFamily": plain(
        _("Runs on {after} now: every image must be made for it."),
        _("The operating system is no longer said: the default of the launch type applies."),
    ),
    "placementConstraints": plain(
        _("Tasks may only be placed where this holds."), _("Tasks may be placed where this does not hold.")
    ),
    "placementConstraints[]": whole(
        _("Tasks may only be placed where this holds."), _("Tasks may be placed where this does not hold.")
    ),
    "proxyConfiguration": plain(_("Traffic of the task goes another way through its proxy.")),
    "enableFaultInjection": switch(
        _("Faults may be injected into the task, to try how it copes."),
        _("No faults can be injected into the task any more."),
    ),
} | {
    f"containerDefinitions[].{member}": teller
    for member, teller in {
        "portMappings[]": _port,
        "portMappings[].name": plain(
            _("The port’s name for Service Connect: {before} → {after}. Services that use it must follow.")
        ),
        "portMappings[].appProtocol": plain(
            _("Service Connect treats the traffic of port {name} as {after}.")
        ),
        "essential": switch(
            _("When “{container}” stops, the whole task stops now."),
            _("When “{container}” stops, the other containers run on now."),
        ),
        "command": plain(
            _("“{container}” starts with another command."),
            _("“{container}” starts with the command of its image."),
        ),
        "entryPoint": plain(
            _("“{container}” starts another program."), _("“{container}” starts the program of its image.")
        ),
        "workingDirectory": plain(
            _("“{container}” starts in the directory {after}."),
            _("“{container}” starts in the directory of its image."),
        ),
        "dependsOn[]": _depends,
        "startTimeout": plain(
            _("Others wait {after} seconds at most for “{container}” to be as they need it."),
            _("How long others wait for “{container}” is left to the default."),
        ),
        "stopTimeout": plain(
            _("“{container}” has {after} seconds to stop before it is killed."),
            _("How long “{container}” has to stop is left to the default."),
        ),
        "restartPolicy": plain(
            _("When “{container}” ends, it is started again in the same task otherwise than before."),
            _("When “{container}” ends, it is no longer started again in the same task."),
        ),
        "healthCheck": _health,
        "linuxParameters.initProcessEnabled": switch(
            _("An init process forwards signals and takes ended processes off in “{container}”."),
            _("“{container}” has no init process any more: its program gets the signals itself."),
        ),
        "hostname": plain(_("“{container}” calls itself {after}.")),
        "dnsServers": plain(_("“{container}” asks other servers for names.")),
        "dnsSearchDomains": plain(_("“{container}” completes names with other domains.")),
        "extraHosts": plain(_("“{container}” finds a host under another address.")),
        "extraHosts[]": whole(
            _("“{container}” finds {name} under a fixed address."),
            _("“{container}” asks for the address of {name} again."),
        ),
        "links": plain(_("“{container}” is linked with other containers than before.")),
        "disableNetworking": switch(
            _("“{container}” has no network any more."), _("“{container}” has a network now.")
        ),
        "interactive": switch(
            _("“{container}” keeps its standard input open."), _("“{container}” closes its standard input.")
        ),
        "pseudoTerminal": switch(_("“{container}” gets a terminal."), _("“{container}” gets no terminal.")),
    }.items()
}
