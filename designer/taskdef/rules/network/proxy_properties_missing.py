"""A proxy without a property that it cannot do without."""

from designer.taskdef import proxy
from designer.taskdef.rule import Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import EC2, FARGATE, Task


@rule(
    title=_("Proxy properties incomplete"),
    level="error",
    message=_("These properties of the proxy are missing: {missing}."),
    fix=_("Add the missing properties, or remove the proxy configuration."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ProxyConfiguration.html#ECS-Type-ProxyConfiguration-properties",
    paths=("proxyConfiguration.properties[]",),
    launch_types=(FARGATE, EC2),
    sources=(
        "cdk-preflight pf-ecs-proxy-configuration-missing-required-props: "
        "deployments to AWS recorded in September 2026",
    ),
    service_says="Ingress port not found",
    only_with=(proxy.PATH,),
    good={},
    bad={
        "proxyConfiguration": {
            "type": "APPMESH",
            "containerName": "envoy",
            "properties": [{"name": "AppPorts", "value": "8080"}, {"name": "IgnoredUID", "value": "1337"}],
        },
        "containerDefinitions": [{"name": "app"}, {"name": "envoy"}],
    },
)
def check(task: Task) -> Found:
    configured = proxy.of(task)
    missing = proxy.missing(configured) if configured is not None else []
    if configured is not None and missing:
        yield configured.path("properties"), {"missing": ", ".join(missing)}
