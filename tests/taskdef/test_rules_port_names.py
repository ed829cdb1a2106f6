"""The rules on names of port mappings."""

import pytest

from tests.taskdef.found import messages, places
from tests.taskdef.test_rules_ports import on_ec2, on_fargate, one


@pytest.mark.parametrize("name", ["http", "a", "_", "0", "grpc-api_2", "a" * 64, "a-", "", "${NAME}"])
def test_a_port_can_have_this_name(name: str) -> None:
    assert places("port-name-invalid", one(containerPort=80, name=name)) == []


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("HTTP", "“H” “T” “P”"),
        ("my port", "“ ”"),
        ("a.b", "“.”"),
        ("a\n", "U+000A"),
        ("a" * 65, "65 characters"),
        ("-http", "begins with a hyphen"),
        ("포트", "“포” “트”"),
    ],
)
def test_a_port_cannot_have_this_name(name: str, told: str) -> None:
    [message] = messages("port-name-invalid", one(containerPort=80, name=name))
    assert told in message


def test_names_of_ports_are_unique_in_awsvpc_tasks_only() -> None:
    http, also_http = {"containerPort": 80, "name": "http"}, {"containerPort": 81, "name": "http"}
    again = "/containerDefinitions/1/portMappings/0/name"
    assert places("port-name-duplicate", on_fargate([http], [{**also_http, "name": "admin"}])) == []
    assert places("port-name-duplicate", on_fargate([{"containerPort": 80}], [{"containerPort": 81}])) == []
    assert places("port-name-duplicate", on_fargate([http], [also_http])) == [again]
    assert places("port-name-duplicate", on_ec2("awsvpc", [http], [also_http])) == [again]
    assert places("port-name-duplicate", on_ec2("bridge", [http], [also_http])) == []
