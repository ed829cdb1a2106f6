"""A proxy that is no container of the task."""

from designer.taskdef import container_names, paths, proxy
from designer.taskdef.edits import Editor
from designer.taskdef.rule import Finding, Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import EC2, FARGATE, Task


def _rename(editor: Editor, finding: Finding) -> None:
    names = container_names.known(Task(editor.document)) or frozenset()
    if meant := container_names.meant(paths.get(editor.document, finding.path), names):
        editor.put(finding.path, meant)


@rule(
    title=_("Proxy container does not exist"),
    level="error",
    message=_("The proxy “{name}” is no container of the task."),
    fix=_("Name one of the containers as the proxy, or remove the proxy configuration."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ProxyConfiguration.html#ECS-Type-ProxyConfiguration-containerName",
    paths=("proxyConfiguration.containerName",),
    launch_types=(FARGATE, EC2),
    sources=(
        "cdk-preflight pf-ecs-proxy-configuration-container-missing: "
        "deployments to AWS recorded in September 2026",
    ),
    service_says="Proxy container [envoy2] does not exist",
    only_with=("proxyConfiguration.containerName",),
    mend=_rename,
    good={},
    bad={
        "proxyConfiguration": {"type": "APPMESH", "containerName": "Envoy"},
        "containerDefinitions": [{"name": "app"}, {"name": "envoy"}],
    },
)
def check(task: Task) -> Found:
    configured, names = proxy.of(task), container_names.known(task)
    if configured is not None and names is not None:
        name = configured.get("containerName")
        if name is not None and name not in names:
            yield configured.path("containerName"), {"name": name}
