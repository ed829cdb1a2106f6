"""What one click makes of tags and families that the service does not take, and tags that are missing."""

from typing import Any

import pytest

from designer.taskdef.paths import ABSENT
from tests.taskdef.after_mending import mended_value
from tests.taskdef.found import places


@pytest.mark.parametrize(
    ("document", "reported"),
    [
        ({"tags": None}, 1),
        ({"tags": []}, 0),
        ({"tags": "<TAGS>"}, 0),
        ({"tags": [{"key": "team"}]}, 0),
        ({"revision": 3}, 0),
        ({"status": "ACTIVE"}, 0),
        ({"compatibilities": []}, 0),
        ({"taskDefinitionArn": "arn:aws:ecs:eu-west-1:111122223333:task-definition/x:3"}, 0),
    ],
)
def test_what_is_to_be_registered_has_tags(document: dict[str, Any], reported: int) -> None:
    assert places("tags-missing", document) == ["/tags"] * reported


def test_an_empty_list_of_tags_goes() -> None:
    assert mended_value("tags-empty-list", {"tags": []}, "/tags") is ABSENT


@pytest.mark.parametrize(
    ("again", "kept"),
    [
        ([{"key": "a", "value": "x"}, {"key": "a", "value": "x"}], 1),
        ([{"key": "a", "value": "y"}], 2),
        ([{"key": "a"}], 2),
    ],
)
def test_a_tag_said_twice_is_said_once_and_two_values_stay(again: list[dict[str, str]], kept: int) -> None:
    tags = [{"key": "a", "value": "x"}, *again]
    assert mended_value("tag-key-duplicate", {"tags": tags}, "/tags") == tags[:kept]


@pytest.mark.parametrize(
    ("tag", "member", "meant"),
    [
        ({"key": "team#1"}, "key", "team-1"),
        ({"key": "team", "value": "a,b"}, "value", "a-b"),
        ({"key": "aws:team"}, "key", "aws:team"),
        ({"key": "own#er"}, "key", "own#er"),
        ({"key": "#" * 129}, "key", "#" * 129),
        ({"value": "x"}, "key", ABSENT),
    ],
)
def test_refused_characters_of_tags_are_replaced_and_names_are_not_made_up(
    tag: dict[str, str], member: str, meant: object
) -> None:
    document = {"tags": [tag, {"key": "own-er"}]}
    assert mended_value("tag-invalid", document, f"/tags/0/{member}") == meant


@pytest.mark.parametrize(
    ("family", "meant"),
    [
        ("orders.api", "orders-api"),
        ("orders / api!", "orders-api"),
        ("!!!", "!!!"),
        ("", ""),
        ("x" * 256, "x" * 256),
    ],
)
def test_a_family_gets_hyphens_for_what_it_cannot_have(family: str, meant: str) -> None:
    assert mended_value("family-invalid", {"family": family}, "/family") == meant
