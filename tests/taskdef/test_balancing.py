"""What a load balancer needs to reach a task, and the snippets that say so, checked by their own tools."""

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from designer.taskdef.balancing.cloudformation import cloudformation
from designer.taskdef.balancing.plan import DYNAMIC, Plan, plan
from designer.taskdef.balancing.terraform import terraform
from designer.taskdef.task import Task

MODES = ("awsvpc", "bridge", "default", "host")


def planned(*mappings: dict[str, Any], mode: str = "awsvpc", launch: str = "EC2", **more: Any) -> Plan | None:
    container = {"name": "app", "portMappings": list(mappings), **more}
    return plan(Task({"requiresCompatibilities": [launch], "containerDefinitions": [container]}), mode)


@pytest.mark.parametrize(
    ("mode", "mapping", "target_type", "opened"),
    [
        ("awsvpc", {"containerPort": 8080}, "ip", range(8080, 8081)),
        ("awsvpc", {"containerPort": 8080, "hostPort": 8080}, "ip", range(8080, 8081)),
        ("host", {"containerPort": 8080}, "instance", range(8080, 8081)),
        ("bridge", {"containerPort": 8080}, "instance", DYNAMIC),
        ("bridge", {"containerPort": 8080, "hostPort": 0}, "instance", DYNAMIC),
        ("bridge", {"containerPort": 8080, "hostPort": 80}, "instance", range(80, 81)),
        ("default", {"containerPort": 8080}, "instance", DYNAMIC),
    ],
)
def test_the_network_mode_decides_the_targets_and_the_ports_to_open(
    mode, mapping, target_type, opened
) -> None:
    found = planned(mapping, mode=mode)
    assert found is not None
    assert (found.target_type, found.opened, found.port) == (target_type, opened, 8080)


@pytest.mark.parametrize(
    ("mode", "launch", "mappings"),
    [
        ("none", "EC2", [{"containerPort": 80}]),
        ("bridge", "EXTERNAL", [{"containerPort": 80}]),
        ("awsvpc", "FARGATE", []),
        ("awsvpc", "FARGATE", [{"containerPortRange": "80-90"}]),
        ("awsvpc", "FARGATE", [{"containerPort": 0}, {"containerPort": "80"}, {"containerPort": 70_000}]),
    ],
)
def test_where_there_is_no_way_there_is_no_plan(mode: str, launch: str, mappings) -> None:
    assert planned(*mappings, mode=mode, launch=launch) is None


def test_it_leads_to_the_port_that_speaks_http_and_names_the_others() -> None:
    found = planned(
        {"containerPort": 53, "protocol": "udp"},
        {"containerPort": 9090},
        {"containerPort": 8080, "appProtocol": "http"},
    )
    assert (found.port, found.protocol, found.others) == (8080, "HTTP", (53, 9090))


@pytest.mark.parametrize(
    ("app_protocol", "version", "path"),
    [("http", "HTTP1", "/"), ("http2", "HTTP2", "/"), ("grpc", "GRPC", "/AWS.ALB/healthcheck")],
)
def test_the_target_group_speaks_what_the_port_does(app_protocol: str, version: str, path: str) -> None:
    found = planned({"containerPort": 80, "appProtocol": app_protocol})
    assert (found.version, found.health_path) == (version, path)


@pytest.mark.parametrize(
    ("command", "path"),
    [
        ("curl -f http://localhost:8080/healthz || exit 1", "/healthz"),
        ("curl -f http://127.0.0.1:8080", "/"),
        ("curl -f http://localhost/other && wget http://localhost:8080/live/now", "/live/now"),
        ("curl -f http://localhost:9090/metrics", "/"),
        ("curl -f http://example.com:8080/x", "/"),
        ("curl -f http://localhost:8080/a?b=c", "/"),
        ('curl -f http://localhost:8080/${X}"\n', "/"),
    ],
)
def test_the_health_check_asks_what_the_containers_own_asks(command: str, path: str) -> None:
    check = {"command": ["CMD-SHELL", command]}
    assert planned({"containerPort": 8080}, healthCheck=check).health_path == path


PLANS = {
    "ip": planned(
        {"containerPort": 8080}, healthCheck={"command": ["CMD", "curl", "http://localhost:8080/up"]}
    ),
    "dynamic": planned({"containerPort": 8080}, mode="bridge"),
    "fixed": planned({"containerPort": 8080, "hostPort": 80}, mode="bridge"),
    "host": planned({"containerPort": 8080}, mode="host"),
    "grpc": planned({"containerPort": 50_051, "appProtocol": "grpc"}),
    "udp": planned({"containerPort": 53, "protocol": "udp"}),
    "udp at dynamic ports": planned({"containerPort": 53, "protocol": "udp"}, mode="bridge"),
}
kinds = pytest.mark.parametrize("found", PLANS.values(), ids=PLANS)


class Loader(yaml.SafeLoader):
    """YAML with CloudFormation's short functions, each read as what it is given."""


Loader.add_multi_constructor("!", lambda loader, _tag, node: loader.construct_scalar(node))


def resources(found: Plan) -> dict[str, dict[str, Any]]:
    read = yaml.load(cloudformation(found), Loader)  # noqa: S506 - a safe loader
    return {name: one["Properties"] for name, one in read["Resources"].items()}


def test_cloudformation_takes_every_template(tmp_path: Path) -> None:
    for name, found in PLANS.items():
        (tmp_path / f"{name}.yaml").write_text(cloudformation(found))
    files = sorted(map(str, tmp_path.iterdir()))
    linted = ["cfn-lint", "--format", "json", "--regions", "eu-west-1", "--include-checks", "I", "--", *files]
    told = subprocess.run(linted, capture_output=True, text=True)
    assert (json.loads(told.stdout or "[]"), told.returncode) == ([], 0), told.stderr
    assert len(files) == len(PLANS)


@kinds
def test_the_template_opens_the_ports_and_no_others(found: Plan) -> None:
    made = resources(found)
    rule = made["FromLoadBalancer"]
    assert range(rule["FromPort"], rule["ToPort"] + 1) == found.opened
    assert rule["SourceSecurityGroupId"] == "LoadBalancerSecurityGroup.GroupId"
    entrances = made["LoadBalancerSecurityGroup"]["SecurityGroupIngress"]
    assert tuple(one["FromPort"] for one in entrances) == found.entrances
    group = made["TargetGroup"]
    assert (group["TargetType"], group["Port"], group["Protocol"]) == (
        found.target_type,
        found.port,
        found.protocol,
    )


def test_the_range_of_dynamic_ports_is_opened_on_the_instances_and_named_as_such() -> None:
    rule = resources(PLANS["dynamic"])["FromLoadBalancer"]
    assert (rule["FromPort"], rule["ToPort"], rule["GroupId"]) == (32768, 65535, "InstanceSecurityGroup")
    assert "dynamic host ports" in rule["Description"]
    assert "dynamic host ports" in terraform(PLANS["dynamic"])


def test_the_check_of_a_udp_port_is_let_in_too() -> None:
    rule = resources(PLANS["udp"])["HealthCheckFromLoadBalancer"]
    assert (rule["IpProtocol"], rule["FromPort"]) == ("tcp", 53)


def test_clients_come_in_by_https_and_are_led_there_from_http() -> None:
    made = resources(PLANS["ip"])
    assert (made["Listener"]["Port"], made["RedirectToHttps"]["Port"]) == (443, 80)
    assert made["RedirectToHttps"]["DefaultActions"][0]["RedirectConfig"]["Protocol"] == "HTTPS"


@kinds
@pytest.mark.skipif(shutil.which("terraform") is None, reason="terraform is not installed")
def test_terraform_finds_nothing_to_format(found: Plan) -> None:
    told = subprocess.run(
        ["terraform", "fmt", "-check", "-diff", "-"], input=terraform(found), capture_output=True, text=True
    )
    assert (told.returncode, told.stdout) == (0, ""), told.stderr


@kinds
def test_both_snippets_say_the_same(found: Plan) -> None:
    text, made = terraform(found), resources(found)
    for number in (*found.entrances, found.port, found.opened[0], found.opened[-1]):
        assert f"= {number}\n" in text
    assert (
        f'target_type      = "{found.target_type}"' in text or f'target_type = "{found.target_type}"' in text
    )
    assert text.count('resource "aws_lb_listener"') == sum("Listener" in n or "Redirect" in n for n in made)


def test_nothing_of_the_document_is_in_the_snippets_but_numbers() -> None:
    name, command = "]]>${evil}", ["CMD-SHELL", 'curl http://localhost:80/"${evil}']
    container = {"name": name, "portMappings": [{"containerPort": 80, "name": name}]}
    document = {"family": name, "containerDefinitions": [{**container, "healthCheck": {"command": command}}]}
    found = plan(Task(document), "awsvpc")
    assert "evil" not in cloudformation(found) + terraform(found)
