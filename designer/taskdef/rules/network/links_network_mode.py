"""Links in a task of the network mode awsvpc."""

from designer.taskdef import awsvpc, links, removal
from designer.taskdef.rule import Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import Task


@rule(
    title=_("No links in awsvpc mode"),
    level="error",
    message=_("“{name}” has links, which the network mode awsvpc does not have."),
    fix=_("Remove the links; the containers of the task reach each other at localhost."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html#ECS-Type-ContainerDefinition-links",
    paths=("containerDefinitions[].links", "networkMode"),
    sources=(
        "cdk-preflight pf-ecs-fargate-links: deployments to AWS recorded in September 2026",
        "botocore 1.44.5, ecs 2014-11-13: ContainerDefinition.links",
    ),
    service_says="Links are not supported when networkMode=awsvpc",
    only_with=(links.PATH,),
    mend=removal.remove,
    good={
        "requiresCompatibilities": ["EC2"],
        "networkMode": "bridge",
        "containerDefinitions": [{"name": "app", "links": ["db"]}, {"name": "db"}],
    },
    bad={"containerDefinitions": [{"name": "app", "links": ["db"]}, {"name": "db"}]},
)
def check(task: Task) -> Found:
    yield from awsvpc.refused(task, "links")
