"""A task definition with more bytes than the service takes."""

from designer.taskdef import limits
from designer.taskdef.rule import Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import Task


@rule(
    title=_("Task definition larger than 64 KiB"),
    level="error",
    message=_("The task definition has {size:,} bytes; the service takes at most {most:,}."),
    fix=_(
        "It has {over:,} bytes too many. Move long environment values to environment files, "
        "Secrets Manager or Parameter Store, or split the task definition."
    ),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-quotas.html",
    paths=("*",),
    sources=(
        "Amazon ECS service quotas, https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-quotas.html",
        "awsdocs/amazon-ecs-developer-guide pull request 149, quoting the service",
    ),
    service_says="Actual length: '74049'. Max allowed length is '65536' bytes.",
    good={"containerDefinitions": [{"environment": [{"name": "TEXT", "value": "x"}]}]},
    bad={"containerDefinitions": [{"environment": [{"name": "TEXT", "value": "x" * 66_000}]}]},
)
def check(task: Task) -> Found:
    if task.reading.most_bytes <= limits.BYTES:
        return
    size = limits.size(task)
    if size.is_over:
        yield "", {"size": size.used, "most": size.most, "over": size.over}
