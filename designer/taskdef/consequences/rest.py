"""What changes of variables, logs, labels, tags and volumes mean."""

from typing import Final

from designer.taskdef.consequences.sides import Sides, Teller, container_of, plain, whole
from designer.taskdef.diff import Change
from designer.taskdef.masking import is_masked
from designer.taskdef.said import Said
from designer.taskdef.words import gettext_noop as _


def _variable(change: Change, sides: Sides) -> Said:
    values = {"container": container_of(change), "name": change.labels[-1].name}
    if change.kind == "removed":
        if values["name"] in sides.entries(change, "secrets")[1]:
            return Said(
                _("{name} of “{container}” is read from a secret now, no longer in plain text."), values
            )
        return Said(_("“{container}” no longer gets the variable {name}."), values)
    if values["name"] in sides.entries(change, "secrets")[0] and change.kind == "added":
        return Said(_("{name} of “{container}” was a secret and is in plain text now."), values)
    if _has_mark(change):
        template = _("{name} of “{container}” looks like a secret in plain text; its value is not shown.")
        return Said(template, values)
    if change.kind == "added" and not change.member:
        return Said(_("“{container}” gets the variable {name}."), values)
    return Said(_("“{container}” gets another value of {name}."), values)


def _has_mark(change: Change) -> bool:
    return is_masked(str(change.after))


def _driver(change: Change, _sides: Sides) -> Said:
    values = {"container": container_of(change)}
    if change.kind == "removed":
        return Said(_("Logs of “{container}” go where the host sends them by default."), values)
    return Said(_("Logs of “{container}” go another way than before."), values)


def _option(change: Change, _sides: Sides) -> Said | None:
    option = change.member.removeprefix("logConfiguration.options").removeprefix(".")
    values = {"container": container_of(change), "option": option}
    return Said(_("Logs of “{container}”: the option {option} is another one."), values) if option else None


SAYS: Final[dict[str, Teller]] = {
    "family": plain(
        _("Registers as another family: {before} → {after}. Services of the old one do not get it.")
    ),
    "tags": plain(_("The tag {name} of the revision is another one.")),
    "tags[]": whole(_("The revision gets the tag {name}."), _("The revision no longer gets the tag {name}.")),
    "volumes": plain(_("The volume {name} is another one: what containers find in it may differ.")),
    "volumes[]": whole(_("The task has a volume {name} now."), _("The task has no volume {name} any more.")),
    "volumes[].name": plain(
        _("The volume {before} is called {after} now; all else of it is told beside this.")
    ),
} | {
    f"containerDefinitions[].{member}": teller
    for member, teller in {
        "environment[]": _variable,
        "logConfiguration": _driver,
        "logConfiguration.options": _option,
        "firelensConfiguration": plain(
            _("“{container}” routes logs in another way."), _("“{container}” no longer routes logs.")
        ),
        "dockerLabels": plain(_("A label of “{container}” is another one; ECS itself does not read it.")),
    }.items()
}
