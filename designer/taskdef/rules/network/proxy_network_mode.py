"""A proxy in a task that does not have a network interface of its own."""

from designer.taskdef import proxy, removal
from designer.taskdef.rule import Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import EC2, FARGATE, Task


@rule(
    title=_("A proxy needs the network mode awsvpc"),
    level="error",
    message=_("The task has a proxy, which needs the network mode awsvpc; here it is {mode}."),
    fix=_("Remove the proxy configuration, or set the network mode to awsvpc."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ProxyConfiguration.html",
    paths=("proxyConfiguration", "networkMode"),
    launch_types=(FARGATE, EC2),
    sources=(
        "cdk-preflight pf-ecs-proxy-configuration-awsvpc-required: "
        "deployments to AWS recorded in September 2026",
    ),
    service_says="APPMESH proxy configuration is only supported in networkMode=awsvpc",
    only_with=(proxy.PATH,),
    mend=removal.remove,
    good={"requiresCompatibilities": ["EC2"], "networkMode": "bridge"},
    bad={
        "requiresCompatibilities": ["EC2"],
        "networkMode": "bridge",
        "proxyConfiguration": {"type": "APPMESH", "containerName": "envoy"},
        "containerDefinitions": [{"name": "app"}, {"name": "envoy"}],
    },
)
def check(task: Task) -> Found:
    # On Fargate the network mode itself is what is wrong.
    if FARGATE not in task.launch_types and task.network_mode not in (None, "awsvpc") and proxy.of(task):
        yield task.root.path(proxy.PATH), {"mode": task.network_mode}
