"""A role or a policy as Terraform, formatted as `terraform fmt` has it.

Source: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/data-sources/iam_policy_document.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from designer.taskdef.hcl import Block, text, texts, written
from designer.taskdef.permissions.exports.wanted_role import WantedRole
from designer.taskdef.permissions.statement import Condition, Statement

_DOCUMENT = "aws_iam_policy_document"


def terraform(role: WantedRole) -> str:
    """All blocks: documents as data, and the role or policy made of them."""
    return written(_blocks(role))


def _blocks(role: WantedRole) -> Iterator[Block]:
    if role.statements:
        statements = tuple(_statement(one) for one in role.statements)
        yield Block(f'data "{_DOCUMENT}" "{role.id}"', (), statements)
    document = ("policy", f"data.{_DOCUMENT}.{role.id}.json")
    if role.trust is None:
        name = ("name", text(role.id.replace("_", "-")))
        yield Block(f'resource "aws_iam_policy" "{role.id}"', (name, document))
        return
    trusted = tuple(_trusted(one) for one in role.trust["Statement"])
    yield Block(f'data "{_DOCUMENT}" "{role.id}_trust"', (), trusted)
    trust = ("assume_role_policy", f"data.{_DOCUMENT}.{role.id}_trust.json")
    yield Block(f'resource "aws_iam_role" "{role.id}"', (("name", text(role.id.replace("_", "-"))), trust))
    if role.statements:
        owner = ("role", f"aws_iam_role.{role.id}.id")
        yield Block(f'resource "aws_iam_role_policy" "{role.id}"', (owner, document))


def _statement(statement: Statement) -> Block:
    return Block(
        "statement",
        (
            ("sid", text(statement.sid)),
            ("actions", texts(statement.actions)),
            ("resources", texts(statement.resources)),
        ),
        tuple(_condition(one) for one in statement.conditions),
    )


def _trusted(said: Mapping[str, Any]) -> Block:
    """A statement of a trust policy, whose conditions have a value each."""
    [(kind, principal)] = said["Principal"].items()
    who = Block("principals", (("type", text(kind)), ("identifiers", texts((principal,)))))
    conditions = (
        _condition(Condition(operator, key, (value,)))
        for operator, keys in said.get("Condition", {}).items()
        for key, value in keys.items()
    )
    arguments = (("sid", text(said["Sid"])), ("actions", texts((said["Action"],))))
    return Block("statement", arguments, (who, *conditions))


def _condition(condition: Condition) -> Block:
    arguments = (
        ("test", text(condition.operator)),
        ("variable", text(condition.key)),
        ("values", texts(condition.values)),
    )
    return Block("condition", arguments)
