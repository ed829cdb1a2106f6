"""A family with two revisions and a service that runs the first."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from tests.aws.documents import DOCUMENT
from tests.emulator.proxy import Proxy

Browser = Callable[..., Client]


@pytest.fixture
def service(ecs: Any, aws: Proxy) -> str:
    """payments/api, which runs checkout-api:1 while :2 is registered."""
    app = DOCUMENT["containerDefinitions"][0] | {"memory": 512, "cpu": 128}
    on_hosts = {"networkMode": "bridge", "requiresCompatibilities": ["EC2"], "containerDefinitions": [app]}
    ecs.register_task_definition(**DOCUMENT | on_hosts)
    ecs.register_task_definition(**DOCUMENT | on_hosts | {"cpu": "512"})
    ecs.create_cluster(clusterName="payments")
    made = ecs.create_service(
        cluster="payments",
        serviceName="api",
        taskDefinition="checkout-api:1",
        desiredCount=2,
        launchType="FARGATE",
    )
    arn: str = made["service"]["serviceArn"]
    return arn
