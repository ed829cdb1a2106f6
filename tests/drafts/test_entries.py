"""Lists of plain values, switches for closed ones, and structures as JSON text."""

from typing import Any

import pytest

from designer.drafts.controls import Control
from designer.drafts.fields import Field, Grid, Options, Rows
from designer.drafts.forms import StepForm
from designer.drafts.steps import BY_SLUG, STEPS
from designer.taskdef import paths
from tests.drafts.wizard import CONTAINER, Wizard, container, draft, wizard

__all__ = ["draft", "wizard"]

ADD = f"{CONTAINER}/linuxParameters/capabilities/add"
CODES = f"{CONTAINER}/restartPolicy/ignoredExitCodes"


def test_an_entry_is_added_typed_and_removed(wizard: Wizard) -> None:
    wizard.send("containers", {"do": f"insert:{ADD}"})
    wizard.send("containers", {f"{ADD}/0": "SYS_PTRACE"})
    assert container(wizard)["linuxParameters"] == {"capabilities": {"add": ["SYS_PTRACE"]}}
    wizard.send("containers", {"do": f"remove:{ADD}/0"})
    assert "linuxParameters" not in container(wizard)


def test_a_number_in_a_list_is_a_number_and_anything_else_stays_as_typed(wizard: Wizard) -> None:
    wizard.send("containers", {"do": f"insert:{CODES}"})
    assert container(wizard)["restartPolicy"]["ignoredExitCodes"] == [""]
    wizard.send("containers", {f"{CODES}/0": "143", "do": f"insert:{CODES}"})
    wizard.send("containers", {f"{CODES}/1": "1e3"})
    assert container(wizard)["restartPolicy"]["ignoredExitCodes"] == [143, "1e3"]


def test_leaving_the_step_drops_entries_left_blank_also_inside_rows(wizard: Wizard) -> None:
    tmpfs = f"{CONTAINER}/linuxParameters/tmpfs"
    wizard.send("containers", {"do": f"insert:{tmpfs}"})
    wizard.send(
        "containers", {f"{tmpfs}/0/containerPath": "/scratch", "do": f"insert:{tmpfs}/0/mountOptions"}
    )
    wizard.send("containers", {f"{tmpfs}/0/mountOptions/0": "noexec", "do": f"insert:{tmpfs}/0/mountOptions"})
    assert container(wizard)["linuxParameters"]["tmpfs"][0]["mountOptions"] == ["noexec", ""]
    wizard.send("containers", {"do": "next"})
    assert container(wizard)["linuxParameters"]["tmpfs"] == [
        {"containerPath": "/scratch", "mountOptions": ["noexec"]}
    ]


def device(*permissions: Any) -> StepForm:
    devices = [{"hostPath": "/dev/fuse", "permissions": list(permissions)}]
    containers = [{"name": "app", "linuxParameters": {"devices": devices}}]
    document = {"requiresCompatibilities": ["EC2"], "containerDefinitions": containers}
    return StepForm(BY_SLUG["containers"], document)


def test_a_closed_list_is_a_switch_for_each_choice_and_a_control_for_each_stranger() -> None:
    controls = device("read", "execute", "read").controls
    shown = {name: one.text for name, one in controls.items() if "/permissions/" in name}
    at = "/containerDefinitions/0/linuxParameters/devices/0/permissions"
    assert shown == {
        f"{at}/=read": "true",
        f"{at}/=write": "false",
        f"{at}/=mknod": "false",
        f"{at}/1": "execute",
        f"{at}/2": "read",
    }


@pytest.mark.parametrize(
    ("text", "stored"),
    [
        ('{"sizeInGiB": 30}', {"sizeInGiB": 30}),
        ('{"sizeInGiB": 30, "x": null}', {"sizeInGiB": 30}),
        ("[1]", "[1]"),
        ('{"sizeInGiB": ', '{"sizeInGiB": '),
        ('{"a": 1, "a": 2}', '{"a": 1, "a": 2}'),
        ("", None),
    ],
)
def test_json_text_of_the_right_kind_becomes_the_value_and_any_other_stays_as_typed(
    text: str, stored: Any
) -> None:
    control = Control(
        name="/ephemeralStorage",
        field=Field(path="ephemeralStorage", label="Size"),
        value={"sizeInGiB": 21},
        kind="structure",
    )
    typed = control.typed(text)
    assert (None if typed is paths.ABSENT else typed) == stored


def test_what_the_task_cannot_use_is_gone_until_it_has_a_value() -> None:
    fargate: dict[str, Any] = {"requiresCompatibilities": ["FARGATE"], "networkMode": "awsvpc"}
    bare = StepForm(BY_SLUG["containers"], {**fargate, "containerDefinitions": [{"name": "app"}]})
    assert f"{CONTAINER}/privileged" not in bare.controls
    full = {"name": "app", "privileged": True, "dnsServers": ["10.0.0.2"], "extraHosts": [{"hostname": "a"}]}
    form = StepForm(BY_SLUG["containers"], {**fargate, "containerDefinitions": [full]})
    assert str(form.controls[f"{CONTAINER}/privileged"].reason) == "Not on Fargate"
    assert str(form.controls[f"{CONTAINER}/dnsServers/0"].reason) == "Not in awsvpc mode"
    assert str(form.part("extra-hosts").reason) == "Not in awsvpc mode"


def test_a_section_in_which_nothing_can_be_used_is_gone() -> None:
    windows = {"runtimePlatform": {"operatingSystemFamily": "WINDOWS_SERVER_2022_CORE"}}
    form = StepForm(BY_SLUG["containers"], {**windows, "containerDefinitions": [{"name": "app"}]})
    shown = {section.section.id for section in form.sections}
    assert shown.isdisjoint({"linux-parameters", "system-controls", "ulimits", "firelens"})
    assert {"details", "security", "network"} <= shown


def test_every_field_of_a_container_has_a_hint_of_its_own_or_of_its_table() -> None:
    bare = []
    for section in BY_SLUG["containers"].sections:
        for part in section.parts:
            if isinstance(part, Grid):
                bare += [field.path for field in part.fields if not field.hint]
            elif isinstance(part, Rows | Options) and not part.hint:
                bare.append(part.path)
    assert bare == []


def test_no_two_parts_of_a_step_have_one_name() -> None:
    for step in STEPS:
        names = [part.id for section in step.sections for part in section.parts]
        assert len(names) == len(set(names))
