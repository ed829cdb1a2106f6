"""Which changes are approved in advance: examples, and then every leaf of the API."""

from copy import deepcopy
from typing import Any

import pytest

from designer.taskdef import paths, schema
from designer.taskdef.edits import Editor
from designer.taskdef.preapproved import Field, FreshImage, Kind, Size, preapproved, why_not
from tests.aws.documents import DOCUMENT
from tests.every_leaf import PLATFORMS, changed, every_leaf, leaves_of

ECR = "111122223333.dkr.ecr.ap-northeast-2.amazonaws.com/checkout-api"
DIGEST = f"sha256:{'a' * 64}"
APP = "/containerDefinitions/0"
GREETING = Field("containerDefinitions[].environment[].value")
VCPU = Size("cpu", 256, 1024)


def after(pointer: str, value: Any, document: dict[str, Any] = DOCUMENT) -> dict[str, Any]:
    editor = Editor(deepcopy(document))
    editor.put(pointer, value)
    return editor.document


def is_covered(pointer: str, value: Any, *kinds: Kind, document: dict[str, Any] = DOCUMENT) -> bool:
    return preapproved(document, after(pointer, value, document), kinds).is_whole


@pytest.mark.parametrize(
    ("before", "now", "expected"),
    [
        (f"{ECR}:1.4.2", f"{ECR}:1.4.3", True),
        (f"{ECR}:1.4.2", f"{ECR}:1.4.2@{DIGEST}", True),
        (f"{ECR}@{DIGEST}", f"{ECR}@sha256:{'b' * 64}", True),
        ("nginx:1", "docker.io/library/nginx:2", True),
        (f"{ECR}:1.4.2", f"{ECR}-evil:1.4.3", False),
        (f"{ECR}:1.4.2", "checkout-api:1.4.3", False),
        (f"{ECR}:1.4.2", f"{ECR.replace('1111', '9999')}:1.4.3", False),
        (f"{ECR}:1.4.2", ECR, False),
        (f"{ECR}:1.4.2", f"{ECR}:latest", False),
        (f"{ECR}@{DIGEST}", f"{ECR}:1.4.3", False),
        (f"{ECR}:1.4.2", f"{ECR}:${{TAG}}", False),
        (f"{ECR}:1.4.2", f"{ECR}:1.4.3 ", False),
        (f"{ECR}:1.4.2", f"{ECR}@sha512:{'a' * 128}", False),
    ],
)
def test_a_fresh_image_of_the_same_repository(before: str, now: str, expected: bool) -> None:
    document = after(f"{APP}/image", before)
    assert is_covered(f"{APP}/image", now, FreshImage(), document=document) is expected


@pytest.mark.parametrize(
    ("now", "expected"),
    [("512", True), ("1 vCPU", True), ("1024", True), ("1025", False), ("128", False), ("many", False)],
)
def test_the_size_of_the_task_within_bounds(now: str, expected: bool) -> None:
    assert is_covered("/cpu", now, VCPU) is expected


@pytest.mark.parametrize(("now", "expected"), [(128, True), (129, False), (63, False), ("128", False)])
@pytest.mark.parametrize("member", ["cpu", "memory", "memoryReservation"])
def test_the_size_of_a_container_within_bounds(member: str, now: Any, expected: bool) -> None:
    document = after(f"{APP}/{member}", 64)
    kind = Size(f"containerDefinitions[].{member}", 64, 128)
    assert is_covered(f"{APP}/{member}", now, kind, document=document) is expected


def test_bounds_of_one_field_say_nothing_of_another() -> None:
    assert not is_covered("/memory", "512", VCPU, document=after("/memory", "1024"))


def test_a_field_by_its_pattern() -> None:
    assert is_covered(f"{APP}/environment/0/value", "hello", GREETING)
    assert not is_covered(f"{APP}/environment/0/name", "FAREWELL", GREETING)
    assert not is_covered("/tags/0/value", "other", GREETING)


def test_a_value_that_looks_like_a_secret_is_never_covered() -> None:
    assert not is_covered(f"{APP}/environment/0/value", "AKIAIOSFODNN7EXAMPLE", GREETING)
    document = after(f"{APP}/environment/0/name", "DB_PASSWORD")
    assert not is_covered(f"{APP}/environment/0/value", "hunter2", GREETING, document=document)


def test_one_change_that_is_not_covered_spoils_it() -> None:
    editor = Editor(after(f"{APP}/image", f"{ECR}:1.4.3"))
    editor.put("/cpu", "512")
    found = preapproved(DOCUMENT, editor.document, [FreshImage()])
    assert not found.is_whole
    assert [one.told.change.pattern for one in found.covered] == ["containerDefinitions[].image"]
    assert [one.change.pattern for one in found.rest] == ["cpu"]


def test_what_means_the_same_is_no_change() -> None:
    editor = Editor(after(f"{APP}/image", f"{ECR}:1.4.3"))
    editor.put(f"{APP}/essential", True)
    assert preapproved(DOCUMENT, editor.document, [FreshImage()]).is_whole


def test_where_nothing_changed_nothing_is_approved() -> None:
    assert not preapproved(DOCUMENT, DOCUMENT, [FreshImage()]).is_whole


def test_two_containers_that_swap_their_images_are_not_covered() -> None:
    document, swapped = deepcopy(DOCUMENT), deepcopy(DOCUMENT)
    app = DOCUMENT["containerDefinitions"][0]
    document["containerDefinitions"].append({"name": "proxy", "image": "envoy:1"})
    swapped["containerDefinitions"] = [app | {"image": "envoy:2"}, {"name": "proxy", "image": app["image"]}]
    assert not preapproved(document, swapped, [FreshImage()]).covered


@pytest.mark.parametrize(
    ("pattern", "said"),
    [
        ("containerDefinitions[].secrets[].valueFrom", "permissions"),
        ("taskRoleArn", "permissions"),
        ("containerDefinitions[].privileged", "permissions"),
        ("containerDefinitions[].mountPoints[].sourceVolume", "outside"),
        ("volumes[].dockerVolumeConfiguration.driverOpts{}", "outside"),
        ("containerDefinitions[].image", "kind of its own"),
        ("cpu", "kind of its own"),
        ("family", "no single value"),
        ("containerDefinitions[]", "no single value"),
        ("containerDefinitions[].healthCheck", "no single value"),
        ("containerDefinitions[].command", "no single value"),
        ("containerDefinitions[].command[]", "no single value"),
        ("containerDefinitions[].colour", "knows no field"),
        ("*", "knows no field"),
        ("", "no single value"),
    ],
)
def test_a_field_that_cannot_be_named(pattern: str, said: str) -> None:
    assert said in str(why_not(pattern))


NAMEABLE = [field.path for field in schema.fields() if why_not(field.path) is None]
FREE: list[Kind] = [
    FreshImage(),
    Size("cpu", 1, 10**9),
    *(Size(f"containerDefinitions[].{name}", 0, 10**9) for name in ("cpu", "memory", "memoryReservation")),
    Field("containerDefinitions[].stopTimeout"),
    Field("containerDefinitions[].dockerLabels{}"),
    Field("containerDefinitions[].healthCheck.interval"),
]
FREELY = {kind.pattern for kind in FREE}


def full(platform: str) -> dict[str, Any]:
    document = every_leaf(platform)
    document["cpu"], document["containerDefinitions"][0]["image"] = "256", "nginx:1"
    return document


@pytest.mark.parametrize("platform", PLATFORMS)
def test_of_all_leaves_of_the_api_only_those_that_are_covered_pass(platform: str) -> None:
    document = full(platform)
    seen = set()
    for pointer, value in leaves_of(document):
        now = f"{value}1" if pointer in ("/cpu", f"{APP}/image") else changed(pointer, value, document)
        place = schema.locate(paths.parse(pointer, document))
        expected = place is not None and place.path in FREELY
        assert is_covered(pointer, now, *FREE, document=document) is expected, pointer
        seen |= {place.path} if place is not None and expected else set()
    assert seen == FREELY


def test_what_comes_or_goes_is_never_covered() -> None:
    document = full("EC2 in bridge mode")
    every = [*FREE, *map(Field, NAMEABLE)]
    for pointer, _value in leaves_of(document):
        editor = Editor(deepcopy(document))
        editor.remove(pointer)
        assert not preapproved(document, editor.document, every).is_whole, pointer
        assert not preapproved(editor.document, document, every).is_whole, pointer


def test_a_field_that_nobody_knows_is_never_covered() -> None:
    every = [*FREE, *map(Field, NAMEABLE), Field("colour"), Field("containerDefinitions[].colour")]
    for pointer in ("/colour", f"{APP}/colour"):
        document = after(pointer, "red")
        assert not is_covered(pointer, "blue", *every, document=document)
