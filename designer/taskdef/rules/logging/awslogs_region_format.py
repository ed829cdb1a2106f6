"""A region of awslogs that is none."""

import re
from typing import Final

from designer.taskdef import log_configuration, paths
from designer.taskdef.edits import Editor
from designer.taskdef.rule import Finding, Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import Task

_REGION: Final = re.compile(r"[a-z]{2,4}(?:-[a-z]+)+-[0-9]+")
_ZONE_OR_ENDPOINT: Final = re.compile(
    rf"(?:(?:https?://)?logs\.)?(?P<region>{_REGION.pattern})(?:[a-z]|\.amazonaws\.com[a-z.]*/?)?\Z"
)


def _region(editor: Editor, finding: Finding) -> None:
    """The region of an availability zone or endpoint, and in small letters without spaces."""
    text = paths.get(editor.document, finding.path).strip().lower().replace("_", "-")
    if found := _ZONE_OR_ENDPOINT.match(text):
        editor.put(finding.path, found["region"])


@rule(
    title=_("awslogs-region is no region"),
    level="runtime",
    message=_("“{region}” is no region: the task would stop before it starts."),
    fix=_("Write the region of the log group, for example eu-west-1."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/specify-log-config.html",
    paths=("containerDefinitions[].logConfiguration.options",),
    sources=("pulumi/pulumi-awsx issue 1279",),
    service_says="dial tcp: lookup logs.undefined.amazonaws.com: no such host",
    only_with=(log_configuration.OPTIONS,),
    mend=_region,
    good={
        "containerDefinitions": [
            {
                "logConfiguration": {
                    "logDriver": "awslogs",
                    "options": {
                        "awslogs-group": "/ecs/orders-api",
                        "awslogs-region": "eu-west-1",
                        "awslogs-stream-prefix": "ecs",
                    },
                }
            }
        ]
    },
    bad={
        "containerDefinitions": [
            {
                "logConfiguration": {
                    "logDriver": "awslogs",
                    "options": {
                        "awslogs-group": "/ecs/orders-api",
                        "awslogs-region": "eu-west-1a",
                        "awslogs-stream-prefix": "ecs",
                    },
                }
            }
        ]
    },
)
def check(task: Task) -> Found:
    for _container, configuration in log_configuration.using(task, "awslogs"):
        options = configuration.item("options")
        region = options.get("awslogs-region")
        if region is not None and not _REGION.fullmatch(region):
            yield options.path("awslogs-region"), {"region": region}
