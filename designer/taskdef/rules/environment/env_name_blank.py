"""An environment variable without a name."""

from designer.taskdef.rule import Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import Task


@rule(
    title=_("Environment variable without name"),
    level="error",
    message=_("A variable in the environment of “{name}” has no name."),
    fix=_("Enter a name, for example LOG_LEVEL, or delete the row."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_KeyValuePair.html#ECS-Type-KeyValuePair-name",
    paths=("containerDefinitions[].environment[].name",),
    sources=("thnery/terraform-aws-template issue 2, which quotes the service",),
    service_says="Environment variable name cannot be null or blank.",
    good={"containerDefinitions": [{"environment": [{"name": "LOG_LEVEL", "value": ""}]}]},
    bad={"containerDefinitions": [{"environment": [{"name": "", "value": "info"}]}]},
)
def check(task: Task) -> Found:
    for container in task.containers:
        for variable in container.items_of("environment"):
            if _blank(variable.raw.get("name")):
                yield variable.path("name"), {"name": container.label}


def _blank(name: object) -> bool:
    return name is None or (isinstance(name, str) and not name.strip())
