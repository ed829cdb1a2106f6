"""A role or a policy as a CloudFormation template in YAML, every text of the document in double quotes.

Sources: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-iam-role.html
and .../aws-resource-iam-managedpolicy.html.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from designer.taskdef.double_quoted import double_quoted
from designer.taskdef.permissions.exports.wanted_role import WantedRole
from designer.taskdef.permissions.statement import policy


def cloudformation(role: WantedRole) -> str:
    """The whole template."""
    return "\n".join(('AWSTemplateFormatVersion: "2010-09-09"', "Resources:", *_resource(role))) + "\n"


def _resource(role: WantedRole) -> Iterator[str]:
    if role.trust is None:
        yield f"  {role.logical_id}Policy:"
        yield "    Type: AWS::IAM::ManagedPolicy"
        yield "    Properties:"
        yield "      PolicyDocument:"
        yield from _lines(policy(role.statements), " " * 8)
        return
    yield f"  {role.logical_id}Role:"
    yield "    Type: AWS::IAM::Role"
    yield "    Properties:"
    yield "      AssumeRolePolicyDocument:"
    yield from _lines(role.trust, " " * 8)
    if role.statements:
        yield "      Policies:"
        yield f"        - PolicyName: {role.logical_id}"
        yield "          PolicyDocument:"
        yield from _lines(policy(role.statements), " " * 12)


def _lines(value: Any, indent: str) -> Iterator[str]:
    """Maps and lists, a line an entry; the entries of a list begin with their dash."""
    if isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _entry(f"{indent}{_key(key)}:", inner, f"{indent}  ")
        return
    for inner in value:
        if isinstance(inner, Mapping):
            first, *rest = _lines(inner, f"{indent}  ")
            yield f"{indent}- {first.lstrip()}"
            yield from rest
        else:
            yield f"{indent}- {double_quoted(inner)}"


def _entry(head: str, value: Any, indent: str) -> Iterator[str]:
    if isinstance(value, str):
        yield f"{head} {double_quoted(value)}"
        return
    yield head
    yield from _lines(value, indent)


def _key(key: str) -> str:
    """Keys of conditions have a colon."""
    return double_quoted(key) if ":" in key else key
