"""Complete the fragments that rules give as examples to whole task definitions."""

from collections.abc import Mapping
from copy import deepcopy
from typing import Any, Final

_WHOLE: Final[dict[str, Any]] = {
    "family": "orders-api",
    "requiresCompatibilities": ["FARGATE"],
    "networkMode": "awsvpc",
    "cpu": "512",
    "memory": "1024",
    "executionRoleArn": "arn:aws:iam::111122223333:role/orders-execution",
    "taskRoleArn": "arn:aws:iam::111122223333:role/orders-task",
    "containerDefinitions": [{}],
}
_CONTAINER: Final[dict[str, Any]] = {
    "name": "app",
    "image": "111122223333.dkr.ecr.eu-west-1.amazonaws.com/orders-api:1.4.2",
}


def complete(fragment: Mapping[str, Any]) -> dict[str, Any]:
    """A whole task definition that differs from a plain Fargate one as the fragment says.

    Members of the fragment replace those of the whole; None takes one away. Containers get a name
    and an image where the fragment gives none.
    """
    whole = _merge(_WHOLE, fragment)
    containers = whole.get("containerDefinitions")
    if isinstance(containers, list):
        whole["containerDefinitions"] = [
            _merge(_CONTAINER, item) if isinstance(item, dict) else item for item in containers
        ]
    return whole


def _merge(whole: Mapping[str, Any], fragment: Mapping[str, Any]) -> dict[str, Any]:
    merged = {**whole, **fragment}
    return {key: deepcopy(value) for key, value in merged.items() if value is not None}
