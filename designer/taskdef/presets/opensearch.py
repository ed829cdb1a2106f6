"""Logs to a domain of Amazon OpenSearch Service through a router of FireLens."""

from designer.taskdef.items import Item
from designer.taskdef.log_preset import LogPreset, region
from designer.taskdef.preset import Input, Permissions
from designer.taskdef.task import LINUX, Task
from designer.taskdef.words import gettext_noop as _


def _index(task: Task, _container: Item, _region: str) -> str:
    """Names of indexes have small letters: https://docs.opensearch.org/latest/api-reference/index-apis/."""
    family: str = task.root.get("family", "")
    return family.lower()


preset = LogPreset(
    kind="logs",
    title="Amazon OpenSearch Service",
    words=_("A log router indexes them in a domain, signed with the task role."),
    outputs=("opensearch", "es"),
    options=(
        Input(
            name="Host",
            label=_("Host of the domain"),
            hint=_("Without https://"),
            example="vpc-orders-abc.eu-west-1.es.amazonaws.com",
        ),
        ("Port", "443"),
        Input(name="Index", label=_("Index"), usual=_index),
        ("Aws_Auth", "On"),
        region("Aws_Region"),
        ("tls", "On"),
        ("Suppress_Type_Name", "On"),  # OpenSearch 2 has no types any more
    ),
    permissions=Permissions(
        role="task",
        actions=("es:ESHttpPost",),
        resource="arn:{partition}:es:{Aws_Region}:*:domain/*",
    ),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/firelens-taskdef.html",
    sources=(
        "https://docs.fluentbit.io/manual/data-pipeline/outputs/opensearch",
        "aws-samples/amazon-ecs-firelens-examples, fluent-bit/amazon-opensearch",
    ),
    os_families=(LINUX,),
)
