"""cfn-lint looking at a task definition: as the resource of a template, with its rules loaded before."""

import json
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, Final

from cfnlint import api, core
from cfnlint.match import Match
from cfnlint.schema.manager import PROVIDER_SCHEMA_MANAGER

TYPE: Final = "AWS::ECS::TaskDefinition"
REGION: Final = "us-east-1"

_OTHER_NAMES: Final = {"properties": "ProxyConfigurationProperties"}
"""What CloudFormation calls by another name altogether, not only in capitals."""


def linter() -> Callable[[Mapping[str, Any]], list[Match]]:
    """What cfn-lint reports on a document, as a function; the first call warms it up."""
    rules = core.get_rules([], [], [])
    return lambda document: api.lint(template(document), rules, [REGION])


def template(document: Mapping[str, Any]) -> str:
    resource = {"Type": TYPE, "Properties": _renamed(document, _schema())}
    return json.dumps({"Resources": {"TaskDefinition": resource}})


@cache
def _schema() -> dict[str, Any]:
    found: dict[str, Any] = PROVIDER_SCHEMA_MANAGER.get_resource_schema(REGION, TYPE).schema
    return found


def _renamed(value: Any, shape: Mapping[str, Any]) -> Any:
    """The value with CloudFormation's names for the members of structures; keys of maps stay."""
    while "$ref" in shape:
        shape = _schema()["definitions"][shape["$ref"].rpartition("/")[2]]
    if isinstance(value, dict) and "properties" in shape:
        names = {name.lower(): name for name in shape["properties"]}
        renamed = {key: _OTHER_NAMES.get(key) or names.get(key.lower()) or _capital(key) for key in value}
        return {
            renamed[key]: _renamed(member, shape["properties"].get(renamed[key], {}))
            for key, member in value.items()
        }
    if isinstance(value, list):
        return [_renamed(item, shape.get("items", {})) for item in value]
    return value


def _capital(key: str) -> str:
    return key[:1].upper() + key[1:]
