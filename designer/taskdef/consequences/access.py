"""What changes of permissions and secrets mean."""

from typing import Any, Final

from designer.taskdef import arns, secret_references
from designer.taskdef.capabilities import capabilities
from designer.taskdef.consequences.sides import Sides, Teller, container_of, plain, shown, switch, whole
from designer.taskdef.diff import Change
from designer.taskdef.paths import ABSENT
from designer.taskdef.said import Said
from designer.taskdef.words import gettext_noop as _


def _role(text: Any) -> str:
    """The name of a role, of its ARN or alone."""
    arn = arns.role(text) if isinstance(text, str) else None
    return shown(arn.resource.removeprefix("role/") if arn else text)


def _says_the_same_role(before: Any, after: Any) -> bool:
    """Whether one is the short name, the other the ARN of a role of this name."""
    return before != after and _role(before) == _role(after) and not (arns.role(before) and arns.role(after))


def _task_role(change: Change, _sides: Sides) -> Said:
    before, after = _role(change.before), _role(change.after)
    if change.kind == "removed":
        return Said(_("The task may do nothing in AWS any more: it has no task role."))
    if change.kind == "added":
        return Said(_("The task may now do what the role {after} allows."), {"after": after})
    if _says_the_same_role(change.before, change.after):
        return Said(_("The same role, if it is of the account in which this is registered."))
    if before == after:
        return Said(
            _("The role {after} of another account or path: it may allow something else."), {"after": after}
        )
    template = _("The task may now do what the role {after} allows, and no longer what {before} allows.")
    return Said(template, {"before": before, "after": after})


def _execution_role(change: Change, _sides: Sides) -> Said:
    if change.kind == "removed":
        return Said(_("ECS has no role any more with which to pull images, read secrets and write logs."))
    if change.kind == "changed" and _says_the_same_role(change.before, change.after):
        return Said(_("The same role, if it is of the account in which this is registered."))
    template = _("ECS pulls images, reads secrets and writes logs as {after} now: it must be allowed to.")
    return Said(template, {"after": _role(change.after)})


def _secret(change: Change, sides: Sides) -> Said | None:
    """A variable whose value ECS reads for the container."""
    name, container = change.labels[-1].name, container_of(change)
    if change.member:
        return None
    if change.kind == "removed":
        template = _("“{container}” no longer gets the secret {name}.")
        if name in sides.entries(change, "environment")[1]:
            template = _("{name} of “{container}” was a secret and is in plain text now.")
        return Said(template, {"container": container, "name": name})
    was_plain = name in sides.entries(change, "environment")[0]
    template = _("“{container}” gets {name} from {source}: the execution role must be allowed to read it.")
    if was_plain:
        template = _("{name} of “{container}” was in plain text and is read from {source} now.")
    item = change.after if isinstance(change.after, dict) else {}
    return Said(template, {"container": container, "name": name, "source": _source(item.get("valueFrom"))})


def _source(text: Any) -> str:
    """Where a secret comes from, in short: the name in an ARN, or what is written."""
    arn = arns.parse(text) if isinstance(text, str) else None
    return shown(arn.resource.removeprefix("secret:").removeprefix("parameter") if arn else text)


def _value_from(change: Change, _sides: Sides) -> Said:
    name, before, after = change.labels[-1].name, change.before, change.after
    values = {"name": name, "before": _source(before), "after": _source(after)}
    here, there = _place(before), _place(after)
    if here and there and here != there:
        values |= {"before": here, "after": there}
        return Said(_("{name} is read in another account or Region: {before} → {after}."), values)
    earlier, later = _of_manager(before), _of_manager(after)
    if earlier and later and earlier.name == later.name:
        return _of_one_secret(values, [*earlier.parts, "", "", ""][:3], [*later.parts, "", "", ""][:3])
    if (
        isinstance(before, str)
        and isinstance(after, str)
        and _source(before).strip("/") == _source(after).strip("/")
    ):
        return Said(_("{name}: the same parameter, if it is of this account and region."), values)
    return Said(_("{name} is read from another place: {before} → {after}."), values)


def _place(text: Any) -> str:
    """The account and Region of an ARN."""
    arn = arns.parse(text) if isinstance(text, str) else None
    return f"{arn.account} {arn.region}" if arn else ""


def _of_manager(text: Any) -> secret_references.Secret | None:
    return secret_references.secret(text) if isinstance(text, str) else None


def _of_one_secret(values: dict[str, str], before: list[str], after: list[str]) -> Said:
    values |= {"before": before[0], "after": after[0]}
    if before[0] == after[0]:
        return Said(_("{name}: another version of the same secret."), values)
    if not before[0]:
        return Said(_("{name}: only the key “{after}” is passed instead of the whole secret."), values)
    if not after[0]:
        return Said(_("{name}: the whole secret is passed instead of its key “{before}” alone."), values)
    return Said(_("{name}: another key of the same secret, “{before}” → “{after}”."), values)


def _capabilities(change: Change, _sides: Sides) -> Said:
    before, after = _texts(change.before), _texts(change.after)
    gained = [name for name in after if name not in before]
    lost = [name for name in before if name not in after]
    values = {
        "container": container_of(change),
        "gained": shown(", ".join(gained)),
        "lost": shown(", ".join(lost)),
    }
    if capabilities().far_reaching & {*gained} or "ALL" in gained:
        return Said(_("“{container}” gains {gained}: with that it reaches beyond itself."), values)
    if gained and lost:
        return Said(_("“{container}” gains {gained} and loses {lost}."), values)
    if gained:
        return Said(_("“{container}” gains {gained}."), values)
    return Said(_("“{container}” loses {lost}."), values)


def _dropped(change: Change, _sides: Sides) -> Said:
    before, after = _texts(change.before), _texts(change.after)
    kept = [name for name in before if name not in after]
    values = {"container": container_of(change), "names": shown(", ".join(kept))}
    if kept:
        return Said(_("“{container}” keeps {names} now, which it had dropped."), values)
    values["names"] = shown(", ".join(name for name in after if name not in before))
    return Said(_("“{container}” drops {names}."), values)


def _texts(value: Any) -> list[str]:
    return [item for item in value if isinstance(item, str)] if isinstance(value, list) else []


def _user(change: Change, _sides: Sides) -> Said:
    values = {"container": container_of(change), "after": shown(change.after)}
    if change.after is ABSENT or change.after == "":
        return Said(_("“{container}” runs as the user that its image names, often root."), values)
    if str(change.after).partition(":")[0] in ("0", "root"):
        return Said(_("“{container}” runs as root now."), values)
    return Said(_("“{container}” runs as {after} now."), values)


def _mount(change: Change, sides: Sides) -> Said | None:
    item = sides.item(change)
    values = {
        "container": container_of(change),
        "path": shown(item.get("containerPath", "–")),
        "volume": shown(item.get("sourceVolume", "–")),
    }
    if change.member == "readOnly":
        template = _("“{container}” may write to {path} now.")
        return Said(
            _("“{container}” can only read {path} now.") if change.after is True else template, values
        )
    if change.kind == "removed" and not change.member:
        return Said(_("“{container}” no longer sees the volume {volume} at {path}."), values)
    if item.get("readOnly") is True:
        return Said(_("“{container}” reads the volume {volume} at {path}."), values)
    return Said(_("“{container}” reads and writes the volume {volume} at {path}."), values)


def _host_path(change: Change, _sides: Sides) -> Said:
    host = change.after if change.kind != "removed" else change.before
    path = host.get("sourcePath") if isinstance(host, dict) else host
    values = {"name": change.labels[-1].name, "path": shown(path)}
    if change.kind == "removed":
        return Said(_("The volume {name} no longer is {path} of the host."), values)
    return Said(_("The volume {name} is {path} of the host now: the task reaches out of itself."), values)


SAYS: Final[dict[str, Teller]] = {
    "taskRoleArn": _task_role,
    "executionRoleArn": _execution_role,
    "pidMode": plain(
        _("Processes are shared now: {after}. Containers see and can stop those of others."),
        _("Each container sees its own processes alone."),
    ),
    "ipcMode": plain(
        _("Shared memory is shared now: {after}."), _("Each container has its own shared memory.")
    ),
    "trustedExecutionConfiguration": plain(_("The task is isolated and attested in another way.")),
    "volumes[].host": _host_path,
    "volumes[].efsVolumeConfiguration.fileSystemId": plain(
        _("The volume {name} is another file system: {before} → {after}.")
    ),
    "volumes[].efsVolumeConfiguration.rootDirectory": plain(
        _("The volume {name} begins at another directory: {before} → {after}.")
    ),
    "volumes[].efsVolumeConfiguration.transitEncryption": plain(
        _("Traffic to the file system of {name}: encryption {before} → {after}.")
    ),
    "volumes[].efsVolumeConfiguration.authorizationConfig": plain(
        _("The task signs in to the file system of {name} in another way.")
    ),
    "volumes[].efsVolumeConfiguration": plain(
        _("The volume {name} is reached in another way: what the task reads and writes there may differ.")
    ),
    "volumes[].s3filesVolumeConfiguration": plain(
        _("The volume {name} is reached in another way: what the task reads and writes there may differ.")
    ),
    "volumes[].fsxWindowsFileServerVolumeConfiguration": plain(
        _("The volume {name} is reached in another way: what the task reads and writes there may differ.")
    ),
} | {
    f"containerDefinitions[].{member}": teller
    for member, teller in {
        "secrets[]": _secret,
        "secrets[].valueFrom": _value_from,
        "logConfiguration.secretOptions[]": whole(
            _("Logs of “{container}” get {name} from a secret: the execution role must be able to read it."),
            _("Logs of “{container}” no longer get {name} from a secret."),
        ),
        "logConfiguration.secretOptions[].valueFrom": _value_from,
        "environmentFiles": plain(
            _("“{container}” reads variables from other files: what is in them cannot be seen here."),
        ),
        "environmentFiles[]": whole(
            _("“{container}” also reads variables from {name}: what is in it cannot be seen here."),
            _("“{container}” no longer reads variables from {name}."),
        ),
        "repositoryCredentials": plain(
            _("The image of “{container}” is pulled with other credentials."),
            _("The image of “{container}” is pulled without credentials."),
        ),
        "privileged": switch(
            _("“{container}” gets all rights on the host, as root has them."),
            _("“{container}” has no rights on the host any more."),
        ),
        "user": _user,
        "readonlyRootFilesystem": switch(
            _("“{container}” can no longer write to its own file system."),
            _("“{container}” can write to its own file system now."),
        ),
        "linuxParameters.capabilities.add": _capabilities,
        "linuxParameters.capabilities.drop": _dropped,
        "linuxParameters.devices": plain(_("“{container}” uses a device of the host in another way.")),
        "linuxParameters.devices[]": whole(
            _("“{container}” gets the device {name} of the host."),
            _("“{container}” no longer gets the device {name} of the host."),
        ),
        "dockerSecurityOptions": plain(_("The security profile of “{container}” is another one.")),
        "credentialSpecs": plain(_("“{container}” signs in to its domain in another way.")),
        "systemControls": plain(
            _("A kernel setting of “{container}” is another one."),
            _("“{container}” takes the kernel’s own setting again."),
        ),
        "volumesFrom": plain(
            _("“{container}” gets the volumes of {name}."),
            _("“{container}” no longer gets the volumes of {name}."),
        ),
        "mountPoints[]": _mount,
    }.items()
}
