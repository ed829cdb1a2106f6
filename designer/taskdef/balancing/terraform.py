"""A load balancer in front of a task as Terraform, formatted as `terraform fmt` has it.

Nothing of the document is in it but numbers and a path of plain characters.
"""

from collections.abc import Iterator
from typing import Final

from designer.taskdef.balancing.cloudformation import POLICY
from designer.taskdef.balancing.plan import HTTP, HTTPS, Plan
from designer.taskdef.hcl import Block, written

_GROUP: Final = {"ip": "task_security_group_id", "instance": "instance_security_group_id"}


def terraform(plan: Plan) -> str:
    """All blocks: variables for what there is already, resources for what it takes."""
    blocks = (*_variables(plan), *_groups(plan), *_balancer(plan), *_listeners(plan), _output())
    return written(blocks)


def _variables(plan: Plan) -> Iterator[Block]:
    texts = ["vpc_id", _GROUP[plan.target_type], "client_cidr"]
    if plan.protocol != "UDP":
        texts.append("certificate_arn")
    for name in texts:
        yield Block(f'variable "{name}"', (("type", "string"),))
    yield Block('variable "subnet_ids"', (("type", "list(string)"),))
    yield Block('variable "internal"', (("type", "bool"), ("default", "true")))


def _groups(plan: Plan) -> Iterator[Block]:
    arguments = (("description", '"Clients to the load balancer"'), ("vpc_id", "var.vpc_id"))
    yield Block('resource "aws_security_group" "load_balancer"', arguments)
    for port in plan.entrances:
        yield Block(
            f'resource "aws_vpc_security_group_ingress_rule" "clients_{port}"',
            (
                ("security_group_id", "aws_security_group.load_balancer.id"),
                *_ports(plan.transport, range(port, port + 1)),
                ("cidr_ipv4", "var.client_cidr"),
            ),
        )
    yield Block(
        'resource "aws_vpc_security_group_egress_rule" "to_targets"',
        (
            ("security_group_id", "aws_security_group.load_balancer.id"),
            ("ip_protocol", '"-1"'),
            ("referenced_security_group_id", f"var.{_GROUP[plan.target_type]}"),
        ),
    )
    yield from _rules(plan)


def _rules(plan: Plan) -> Iterator[Block]:
    what = "dynamic host ports" if plan.is_dynamic else f"port {plan.opened[0]}"
    for number, transport in enumerate(plan.let_in):
        name = "health_check_from_load_balancer" if number else "from_load_balancer"
        yield Block(
            f'resource "aws_vpc_security_group_ingress_rule" "{name}"',
            (
                ("description", f'"Load balancer to the targets, {what}"'),
                ("security_group_id", f"var.{_GROUP[plan.target_type]}"),
                *_ports(transport, plan.opened),
                ("referenced_security_group_id", "aws_security_group.load_balancer.id"),
            ),
        )


def _ports(transport: str, ports: range) -> tuple[tuple[str, str], ...]:
    return (("ip_protocol", f'"{transport}"'), ("from_port", str(ports[0])), ("to_port", str(ports[-1])))


def _balancer(plan: Plan) -> Iterator[Block]:
    kind = "network" if plan.protocol == "UDP" else "application"
    yield Block(
        'resource "aws_lb" "this"',
        (
            ("load_balancer_type", f'"{kind}"'),
            ("internal", "var.internal"),
            ("subnets", "var.subnet_ids"),
            ("security_groups", "[aws_security_group.load_balancer.id]"),
        ),
    )
    version = () if plan.protocol == "UDP" else (("protocol_version", f'"{plan.version}"'),)
    yield Block(
        'resource "aws_lb_target_group" "this"',
        (
            ("vpc_id", "var.vpc_id"),
            ("target_type", f'"{plan.target_type}"'),
            ("protocol", f'"{plan.protocol}"'),
            *version,
            ("port", str(plan.port)),
        ),
        (_health_check(plan),),
    )


def _health_check(plan: Plan) -> Block:
    if plan.protocol == "UDP":
        arguments = (("protocol", '"TCP"'), ("port", '"traffic-port"'))
        return Block("health_check", arguments, comment="UDP is checked by TCP: name a port that answers.")
    code = "12" if plan.version == "GRPC" else "200"
    return Block(
        "health_check",
        (
            ("protocol", '"HTTP"'),
            ("port", '"traffic-port"'),
            ("path", f'"{plan.health_path}"'),
            ("matcher", f'"{code}"'),
        ),
    )


def _listeners(plan: Plan) -> Iterator[Block]:
    forward = Block(
        "default_action", (("type", '"forward"'), ("target_group_arn", "aws_lb_target_group.this.arn"))
    )
    if plan.protocol == "UDP":
        yield _listener("this", plan.port, "UDP", (), forward)
        return
    secured = (("ssl_policy", f'"{POLICY}"'), ("certificate_arn", "var.certificate_arn"))
    yield _listener("https", HTTPS, "HTTPS", secured, forward)
    to = (("protocol", '"HTTPS"'), ("port", f'"{HTTPS}"'), ("status_code", '"HTTP_301"'))
    redirect = Block("default_action", (("type", '"redirect"'),), (Block("redirect", to),))
    yield _listener("redirect_to_https", HTTP, "HTTP", (), redirect)


def _listener(name: str, port: int, protocol: str, more: tuple[tuple[str, str], ...], action: Block) -> Block:
    arguments = (("load_balancer_arn", "aws_lb.this.arn"), ("port", str(port)), ("protocol", f'"{protocol}"'))
    return Block(f'resource "aws_lb_listener" "{name}"', (*arguments, *more), (action,))


def _output() -> Block:
    value = (("value", "aws_lb_target_group.this.arn"),)
    return Block('output "target_group_arn"', value, comment="For load_balancer of the ECS service.")
