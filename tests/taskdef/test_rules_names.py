"""The rules on families, containers, images and tags: what may be written, and what is said of the rest."""

from typing import Any

import pytest

from tests.taskdef.found import container, messages, places

HEX = "3f1c9a7E" * 8
NAME = "/containerDefinitions/0/name"
IMAGE = "/containerDefinitions/0/image"

NAMES = ("a", "-", "_", "Orders-API_2", "0", "x" * 255, 7, True, ["x"], "<NAME>")
NOT_NAMES = {
    "orders.api": "has characters that {} cannot have: “.”",
    "a b/b.": "has characters that {} cannot have: “ ” “/” “.”",
    "größe": "has characters that {} cannot have: “ö” “ß”",
    "web\n": "has characters that {} cannot have: U+000A",
    "web\u200b": "has characters that {} cannot have: U+200B",
    "٣": "has characters that {} cannot have: “٣”",
    "!#$%&()*+,": "has characters that {} cannot have: “!” “#” “$” “%” “&” “(” “)” “*” …",
    "x" * 256: "has 256 characters; it can have at most 255.",
    "x" * 65_536: "has 65,536 characters; it can have at most 255.",
}


@pytest.mark.parametrize("name", NAMES)
def test_families_and_containers_can_have_this_name(name: object) -> None:
    assert places("family-invalid", {"family": name}) == []
    assert places("container-name-invalid", container(name=name)) == []


@pytest.mark.parametrize("name", NOT_NAMES, ids=lambda name: name[:12])
def test_families_and_containers_cannot_have_this_name(name: str) -> None:
    assert places("family-invalid", {"family": name}) == ["/family"]
    assert places("container-name-invalid", container(name=name)) == [NAME]
    [of_family] = messages("family-invalid", {"family": name})
    [of_container] = messages("container-name-invalid", container(name=name))
    assert of_family.endswith(NOT_NAMES[name].format("a family"))
    assert of_container.endswith(NOT_NAMES[name].format("a container name"))


@pytest.mark.parametrize("name", [None, ""])
def test_families_and_containers_need_a_name(name: object) -> None:
    assert messages("family-invalid", {"family": name}) == ["The task definition has no family."]
    unnamed = {"containerDefinitions": [{"name": "app"}, {"name": name}]}
    assert messages("container-name-invalid", unnamed) == ["Container 2 has no name."]


def test_names_of_containers_are_unique_and_case_matters() -> None:
    named = {
        "containerDefinitions": [{"name": name} for name in ("app", "App", "proxy", "app", "app", "<X>")]
    }
    assert places("container-name-duplicate", named) == [f"/containerDefinitions/{n}/name" for n in (3, 4)]
    assert set(messages("container-name-duplicate", named)) == {
        "The name “app” is already taken by container 1."
    }


@pytest.mark.parametrize(("count", "reported"), [(1, 0), (10, 0), (11, 1), (40, 1)])
def test_a_task_definition_has_one_to_ten_containers(count: int, reported: int) -> None:
    containers = {"containerDefinitions": [{"name": f"worker-{n}"} for n in range(count)]}
    assert len(places("containers-too-many", containers)) == reported


@pytest.mark.parametrize(
    ("flags", "reported"),
    [
        ([None], []),
        ([True, False], []),
        ([False, None], []),
        ([False], [0]),
        ([False, False], [0]),
        (["${ESSENTIAL}", False], []),
        (["false"], []),
        ([0], []),
    ],
)
def test_one_container_is_essential(flags: list[object], reported: list[int]) -> None:
    containers = {
        "containerDefinitions": [{"name": f"c{n}", "essential": flag} for n, flag in enumerate(flags)]
    }
    expected = [f"/containerDefinitions/{n}/essential" for n in reported]
    assert places("essential-container-missing", containers) == expected


def test_a_container_that_cannot_be_read_may_be_the_essential_one() -> None:
    containers = {"containerDefinitions": [{"essential": False}, "<SIDECAR>"]}
    assert places("essential-container-missing", containers) == []


@pytest.mark.parametrize(
    "image",
    [
        *("nginx", "nginx:1.27", "Mixed/Case_1.2-3#4", "localhost:5000/a", "x" * 255, 7, ["nginx"]),
        *(f"nginx@sha256:{HEX}", f"{'x' * 255}@sha256:{HEX}", f"nginx:1@sha256:{HEX}", "nginx:${TAG}"),
    ],
)
def test_a_container_can_have_this_image(image: object) -> None:
    assert places("image-reference-invalid", container(image=image)) == []
    assert places("image-required", container(image=image)) == []


@pytest.mark.parametrize(
    ("image", "told"),
    [
        ("nginx ", "cannot have: “ ”"),
        ("nginx:1+2", "cannot have: “+”"),
        ("nginx\t", "cannot have: U+0009"),
        ("x" * 256, "has 256 characters; it can have at most 255, digest aside."),
        (f"{'x' * 256}@sha256:{HEX}", "has 256 characters; it can have at most 255, digest aside."),
        (f"nginx@sha256:{HEX[:-1]}", "is not sha256: followed by 64 hexadecimal digits."),
        (f"nginx@sha256:{HEX}0", "is not sha256: followed by 64 hexadecimal digits."),
        (f"nginx@sha256:{HEX[:-1]}g", "is not sha256: followed by 64 hexadecimal digits."),
        (f"nginx@sha256:{HEX}\n", "is not sha256: followed by 64 hexadecimal digits."),
        (f"nginx@sha512:{HEX}", "is not sha256: followed by 64 hexadecimal digits."),
        ("nginx@", "The digest “” is not sha256: followed by 64 hexadecimal digits."),
    ],
)
def test_a_container_cannot_have_this_image(image: str, told: str) -> None:
    assert places("image-reference-invalid", container(image=image)) == [IMAGE]
    [message] = messages("image-reference-invalid", container(image=image))
    assert message.endswith(told)


@pytest.mark.parametrize("image", [None, ""])
def test_a_container_needs_an_image(image: object) -> None:
    assert places("image-required", container(image=image)) == [IMAGE]


@pytest.mark.parametrize(
    "tag",
    [
        *({"key": "team"}, {"key": "k" * 128, "value": "v" * 256}, {"key": "Größe 大", "value": "日本語 ١"}),
        *({"key": "+-=._:/@ 0", "value": "+-=._:/@ 0"}, {"key": "awsome"}, {"key": "x aws:"}, {"key": "aws"}),
        *({"key": 7}, {"key": "<KEY>"}, {"key": "team", "value": None}, {"key": "team", "value": "${VALUE}"}),
    ],
)
def test_a_task_definition_can_have_this_tag(tag: dict[str, Any]) -> None:
    assert places("tag-invalid", {"tags": [tag]}) == []


@pytest.mark.parametrize(
    ("tag", "member", "told"),
    [
        ({}, "key", "The tag has no key."),
        ({"key": "", "value": "x"}, "key", "The tag has no key."),
        ({"key": "k" * 129}, "key", "It has 129 characters; 128 are allowed."),
        ({"key": "k", "value": "v" * 257}, "value", "It has 257 characters; 256 are allowed."),
        ({"key": "aws:team"}, "key", "“aws:team” begins with aws:, which is reserved."),
        ({"key": "AwS:"}, "key", "“AwS:” begins with aws:, which is reserved."),
        ({"key": "k", "value": "aws:x"}, "value", "“aws:x” begins with aws:, which is reserved."),
        ({"key": "a,b"}, "key", "“a,b” has characters that a tag cannot have: “,”"),
        ({"key": "k", "value": "=1\n"}, "value", "“=1\n” has characters that a tag cannot have: U+000A"),
        ({"key": "k", "value": "👍"}, "value", "“👍” has characters that a tag cannot have: “👍”"),
    ],
)
def test_a_task_definition_cannot_have_this_tag(tag: dict[str, Any], member: str, told: str) -> None:
    assert places("tag-invalid", {"tags": [tag]}) == [f"/tags/0/{member}"]
    assert messages("tag-invalid", {"tags": [tag]}) == [told]


@pytest.mark.parametrize(("count", "reported"), [(1, []), (50, []), (51, ["/tags"])])
def test_a_task_definition_has_at_most_50_tags(count: int, reported: list[str]) -> None:
    assert places("tags-too-many", {"tags": [{"key": f"k{n}"} for n in range(count)]}) == reported
