"""How a load balancer reaches a task, on the network step: in words, as text to copy, as snippets."""

import html
import re
from typing import Any

import pytest

from designer.drafts.models import Draft
from designer.drafts.reach import ways
from designer.drafts.traffic import DYNAMIC
from designer.taskdef.items import Item
from designer.taskdef.task import Task

NOBODY = Item("", {})


def reached(*mappings: dict[str, Any], mode: str = "awsvpc", launch: str = "EC2") -> dict[str, Any]:
    container = {"name": "app", "portMappings": list(mappings)}
    document = {"networkMode": mode, "requiresCompatibilities": [launch], "containerDefinitions": [container]}
    return ways(Task(document), NOBODY)


def own(shown: dict[str, Any]) -> list[tuple[str, str, str]]:
    way = next(way for way in shown["ways"] if way.is_this)
    return [(rule.group, rule.ports, rule.source) for rule in way.rules]


@pytest.mark.parametrize(
    ("mode", "mapping", "group", "ports"),
    [
        ("awsvpc", {"containerPort": 80}, "task", "80"),
        ("bridge", {"containerPort": 80}, "instances", DYNAMIC),
        ("bridge", {"containerPort": 80, "hostPort": 8080}, "instances", "8080"),
        ("host", {"containerPort": 80, "hostPort": 80}, "instances", "80"),
    ],
)
def test_the_rules_let_in_the_load_balancer_there_and_clients_before_it(mode, mapping, group, ports) -> None:
    shown = reached(mapping, mode=mode)
    assert own(shown) == [(group, ports, "load balancer"), ("load balancer", "443, 80", "clients")]


def test_the_range_of_dynamic_host_ports_is_named_as_such() -> None:
    shown = reached({"containerPort": 80}, mode="bridge")
    assert next(way for way in shown["ways"] if way.is_this).rules[0].note == "dynamic host ports"
    assert "TCP 32768–65535 (dynamic host ports) from" in shown["request"]


def test_the_text_to_copy_asks_for_everything() -> None:
    assert reached({"containerPort": 8080}, {"containerPort": 9090})["request"].splitlines() == [
        "Let the security group of the task accept TCP 8080 from the security group of the load balancer.",
        "Let the security group of the load balancer accept TCP 443, 80 from clients.",
        "Target group: type ip, health check /, protocol HTTP, port 8080.",
        "Other ports (9090) need a rule only if something outside of the task uses them.",
    ]


def test_udp_is_asked_for_with_the_tcp_of_its_health_check() -> None:
    request = reached({"containerPort": 53, "protocol": "udp"}, mode="host")["request"].splitlines()
    assert [line.split("accept ")[-1][:6] for line in request[:3]] == ["UDP 53", "TCP 53", "UDP 53"]
    assert request[3] == "Target group: type instance, health check TCP, protocol UDP, port 53."


def test_without_a_port_there_is_an_example_and_nothing_to_copy() -> None:
    shown = reached()
    assert own(shown)[0] == ("task", "8080", "load balancer")
    assert (shown["request"], shown["snippets"]) == ("", [])


@pytest.mark.parametrize(
    ("members", "expected"),
    [
        ({"networkMode": "awsvpc", "requiresCompatibilities": ["FARGATE"]}, ["awsvpc"]),
        ({"networkMode": "awsvpc", "requiresCompatibilities": ["FARGATE", "EC2"]}, ["awsvpc", "bridge"]),
        ({"requiresCompatibilities": ["EC2"]}, ["bridge", "awsvpc"]),
        ({"runtimePlatform": {"operatingSystemFamily": "WINDOWS_SERVER_2022_CORE"}}, ["bridge", "awsvpc"]),
        ({"networkMode": "host", "requiresCompatibilities": ["EC2"]}, ["host", "awsvpc"]),
        ({"networkMode": "none", "requiresCompatibilities": ["EC2"]}, []),
        ({"networkMode": "bridge", "requiresCompatibilities": ["EXTERNAL"]}, []),
        ({"networkMode": 7}, []),
    ],
)
def test_a_load_balancer_is_shown_in_the_modes_the_draft_can_have(members, expected: list[str]) -> None:
    shown = ways(Task({**members, "containerDefinitions": []}), NOBODY)
    assert [way.mode for way in shown["ways"]] == expected


def test_the_network_step_has_the_snippets_to_copy(team, author, client_of) -> None:
    container = {"name": "app", "image": "nginx", "portMappings": [{"containerPort": 8080}]}
    document = {"networkMode": "awsvpc", "containerDefinitions": [container]}
    draft = Draft.start(team, author, document)
    page = client_of(author).get(f"/drafts/{draft.pk}/network-mode/").content.decode()
    snippets = {snippet.id: snippet.text for snippet in ways(Task(document), NOBODY)["snippets"]}
    assert list(snippets) == ["cloudformation", "terraform"]
    for ident, text in snippets.items():
        assert f'data-copy="#{ident}"' in page
        shown = re.search(rf'<pre id="{ident}">(.*?)</pre>', page, re.DOTALL)
        assert html.unescape(shown[1]) == text
