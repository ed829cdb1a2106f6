"""Containers and volumes under another name: known again where little else differs."""

from typing import Any

import pytest

from designer.taskdef.diff import diff

Document = dict[str, Any]


def named(container: str, volume: str = "data", **members: Any) -> Document:
    """A task in which a container and a volume are mentioned wherever they can be."""
    store = {"name": container, "image": "db:1", "memory": 512, "cpu": 10, "user": "db", "hostname": "x"}
    app = {
        "name": "app",
        "image": "app:1",
        "links": [f"{container}:alias"],
        "dependsOn": [{"containerName": container, "condition": "START"}],
        "volumesFrom": [{"sourceContainer": container}],
        "mountPoints": [{"sourceVolume": volume, "containerPath": "/x"}],
    }
    return {
        "containerDefinitions": [app, store | members],
        "volumes": [{"name": volume, "host": {"sourcePath": "/x"}}],
        "proxyConfiguration": {"containerName": container},
    }


def told(before: Document, after: Document) -> list[tuple[str, str, Any]]:
    return [(change.kind, change.member, change.after) for change in diff(before, after).changes]


def test_a_container_with_another_name_and_little_else_is_the_same_one_renamed() -> None:
    assert told(named("db"), named("store", cpu=20)) == [("renamed", "name", "store"), ("changed", "cpu", 20)]


def test_defaults_that_aws_fills_in_make_no_other_container() -> None:
    filled = {"essential": True, "environment": [], "mountPoints": [], "portMappings": [], "volumesFrom": []}
    assert told(named("db", **filled), named("store")) == [("renamed", "name", "store")]


def test_whatever_mentions_a_renamed_container_or_volume_follows_it_unseen() -> None:
    found = diff(named("db"), named("store", volume="files"))
    assert [(change.kind, change.before, change.after) for change in found.changes] == [
        ("renamed", "db", "store"),
        ("renamed", "data", "files"),
    ]
    assert [one.reason for one in found.hidden] == ["name"] * 5


def test_what_mentions_another_one_than_before_is_a_change() -> None:
    after = named("store")
    after["containerDefinitions"][0]["dependsOn"][0]["containerName"] = "else"
    assert {kind for kind, _member, _after in told(named("db"), after)} == {"renamed", "added", "removed"}


@pytest.mark.parametrize("members", [{"image": "b:1", "memory": 1, "cpu": 2, "user": "c"}, {"image": None}])
def test_another_name_and_much_else_are_another_container(members: Document) -> None:
    bare = {"memory": None, "cpu": None, "user": None, "hostname": None} if len(members) == 1 else {}
    kinds = [
        kind for kind, member, _after in told(named("db"), named("store", **members, **bare)) if not member
    ]
    assert {"added", "removed"} <= set(kinds)


def test_two_renamed_at_once_are_each_known_by_what_they_hold() -> None:
    def two(one: str, other: str) -> Document:
        web = {"name": one, "image": "web:1", "memory": 512, "user": "a"}
        job = {"name": other, "image": "job:1", "memory": 128, "user": "b"}
        return {"containerDefinitions": [web, job]}

    found = diff(two("a", "b"), {"containerDefinitions": two("c", "d")["containerDefinitions"][::-1]})
    assert sorted((change.before, change.after) for change in found.changes) == [("a", "c"), ("b", "d")]
    assert found.reordered == 1
