"""Settings of the whole task: asked where they can be used, kept and told where they cannot."""

from typing import Any

import pytest

from designer.drafts.fields import Grid
from designer.drafts.forms import StepForm
from designer.drafts.models import Draft
from designer.drafts.steps import BY_SLUG
from designer.taskdef import schema
from tests.drafts.wizard import Wizard, changed, draft, wizard
from tests.markup import Markup

__all__ = ["draft", "wizard"]

WINDOWS = {"operatingSystemFamily": "WINDOWS_SERVER_2022_CORE"}
EC2, MANAGED, EXTERNAL = ["EC2"], ["MANAGED_INSTANCES"], ["EXTERNAL"]
PROXY = "/proxyConfiguration/containerName"
ISOLATION = "/trustedExecutionConfiguration/isolationMode"


def controls(step: str, **members: Any) -> set[str]:
    return set(StepForm(BY_SLUG[step], {"family": "x", **members}).controls)


@pytest.mark.parametrize(
    ("step", "name", "where", "nowhere"),
    [
        ("name-and-size", "/pidMode", {"requiresCompatibilities": EC2}, {"runtimePlatform": WINDOWS}),
        (
            "name-and-size",
            "/ipcMode",
            {"requiresCompatibilities": EXTERNAL},
            {"requiresCompatibilities": ["FARGATE"]},
        ),
        ("name-and-size", "/ipcMode", {"requiresCompatibilities": EC2}, {"requiresCompatibilities": MANAGED}),
        ("name-and-size", "/enableFaultInjection", {"networkMode": "host"}, {"networkMode": "bridge"}),
        (
            "name-and-size",
            ISOLATION,
            {"requiresCompatibilities": MANAGED},
            {"requiresCompatibilities": [*MANAGED, *EC2]},
        ),
        ("network-mode", PROXY, {"networkMode": "awsvpc"}, {"networkMode": "bridge"}),
        (
            "network-mode",
            PROXY,
            {"networkMode": "awsvpc"},
            {"networkMode": "awsvpc", "requiresCompatibilities": MANAGED},
        ),
    ],
)
def test_a_setting_is_asked_where_the_task_can_use_it(
    step: str, name: str, where: dict[str, Any], nowhere: dict[str, Any]
) -> None:
    assert name in controls(step, **where)
    assert name not in controls(step, **nowhere)


@pytest.mark.parametrize(
    ("step", "path", "value"),
    [
        ("name-and-size", "pidMode", "host"),
        ("name-and-size", "ipcMode", "none"),
        ("name-and-size", "enableFaultInjection", True),
        ("name-and-size", "trustedExecutionConfiguration", {"isolationMode": "SHARED"}),
        ("network-mode", "proxyConfiguration", {"containerName": "envoy"}),
    ],
)
def test_a_setting_with_a_value_stays_where_it_is_ruled_out_with_a_way_to_remove_it(
    wizard: Wizard, step: str, path: str, value: object
) -> None:
    nowhere = {"requiresCompatibilities": EC2, "runtimePlatform": WINDOWS, "networkMode": "default"}
    wizard.draft = Draft.start(wizard.draft.team, wizard.draft.created_by, {**nowhere, path: value})
    html = wizard.client.get(f"/drafts/{wizard.draft.pk}/{step}/").content.decode()
    values = (found.get("value", "") for _tag, found in Markup(html).elements)
    wizard.send(step, {"do": next(value for value in values if value.startswith(f"unset:/{path}"))})
    assert wizard.document == nowhere


def test_a_switch_that_is_ruled_out_keeps_its_value_when_the_page_is_posted(wizard: Wizard) -> None:
    found = changed(enableFaultInjection=True, networkMode="bridge", requiresCompatibilities=EC2)
    wizard.draft = Draft.start(wizard.draft.team, wizard.draft.created_by, found)
    html = wizard.client.get(f"/drafts/{wizard.draft.pk}/name-and-size/").content.decode()
    wizard.send("name-and-size", Markup(html).forms["step"] | {"do": "save"})
    assert wizard.document == found


def test_fargate_shares_processes_within_the_task_only() -> None:
    form = StepForm(BY_SLUG["name-and-size"], {"requiresCompatibilities": ["FARGATE"], "pidMode": "host"})
    assert [value for value, _words in form.controls["/pidMode"].choices] == ["task"]
    assert form.controls["/pidMode"].text == "host"


def test_accelerators_are_shown_only_to_be_taken_off(wizard: Wizard) -> None:
    assert "inferenceAccelerators" not in str(controls("name-and-size"))
    accelerators = [{"deviceName": "d", "deviceType": "eia2.medium"}]
    found = changed(inferenceAccelerators=accelerators)
    wizard.draft = Draft.start(wizard.draft.team, wizard.draft.created_by, found)
    wizard.send("name-and-size", {"/inferenceAccelerators/0/deviceName": "e"})
    assert wizard.document["inferenceAccelerators"][0]["deviceName"] == "e"
    wizard.send("name-and-size", {"do": "unset:/inferenceAccelerators"})
    assert wizard.document == changed()


def test_properties_of_the_proxy_are_chosen_by_name(wizard: Wizard) -> None:
    wizard.send("network-mode", {PROXY: "app", "do": "insert:/proxyConfiguration/properties"})
    row = "/proxyConfiguration/properties/0"
    wizard.send("network-mode", {f"{row}/name": "AppPorts", f"{row}/value": "8080"})
    assert wizard.document["proxyConfiguration"] == {
        "containerName": "app",
        "properties": [{"name": "AppPorts", "value": "8080"}],
    }


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        (None, ""),
        ({"operatingSystemFamily": "LINUX", "cpuArchitecture": "ARM64"}, "LINUX/ARM64"),
        ({"cpuArchitecture": "ARM64"}, "/ARM64"),
        ({"operatingSystemFamily": "PLAN9"}, "PLAN9/"),
        ({"operatingSystemFamily": 7, "cpuArchitecture": "ARM64"}, "7/ARM64"),
    ],
)
def test_system_and_processor_are_one_list_that_keeps_what_it_does_not_know(
    wizard: Wizard, written: object, shown: str
) -> None:
    found = changed(runtimePlatform=written) if written else changed()
    wizard.draft = Draft.start(wizard.draft.team, wizard.draft.created_by, found)
    page = Markup(wizard.client.get(f"/drafts/{wizard.draft.pk}/launch-type/").content.decode())
    assert page.controls["/runtimePlatform/#platform"] == shown
    wizard.send("launch-type", page.forms["step"] | {"do": "save"})
    assert wizard.document == found


def test_a_choice_from_the_list_sets_both_and_left_out_takes_both_off(wizard: Wizard) -> None:
    wizard.send("launch-type", {"/runtimePlatform/#platform": "WINDOWS_SERVER_2025_CORE/X86_64"})
    assert wizard.document["runtimePlatform"] == {
        "operatingSystemFamily": "WINDOWS_SERVER_2025_CORE",
        "cpuArchitecture": "X86_64",
    }
    wizard.send("launch-type", {"/runtimePlatform/#platform": ""})
    assert wizard.document == changed()


def test_the_list_has_every_system_of_the_api() -> None:
    choices = StepForm(BY_SLUG["launch-type"], {}).controls["/runtimePlatform/#platform"].choices
    families = {value.partition("/")[0] for value, _words in choices if value}
    assert families == set(schema.field("runtimePlatform.operatingSystemFamily").choices)


def test_a_launch_type_brings_its_sections_and_takes_them_away(wizard: Wizard) -> None:
    answer = wizard.send("launch-type", {"/requiresCompatibilities/=FARGATE": "false"}, htmx=True)
    page = answer.content.decode()
    assert 'id="s-placement-constraints" open hx-swap-oob="true"' in page
    answer = wizard.send("launch-type", {"/requiresCompatibilities/=FARGATE": "true"}, htmx=True)
    assert 'id="s-placement-constraints" hidden hx-swap-oob="true"' in answer.content.decode()


@pytest.mark.parametrize("slug", ["launch-type", "name-and-size", "volumes", "network-mode", "roles"])
def test_every_field_of_the_task_has_a_hint(slug: str) -> None:
    grids = [
        part for section in BY_SLUG[slug].all_sections for part in section.parts if isinstance(part, Grid)
    ]
    assert [field.path for grid in grids for field in grid.fields if not field.hint] == []
