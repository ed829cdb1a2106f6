"""An option that the log driver awslogs does not have."""

from designer.taskdef import log_configuration, log_drivers, paths
from designer.taskdef.edits import Editor
from designer.taskdef.rule import Finding, Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import Task


def _correct(editor: Editor, finding: Finding) -> None:
    """Spell the option right where it is not given yet; what the driver does not have is taken away."""
    options, _, written = finding.path.rpartition("/")
    spelled = written.strip().replace("_", "-").lower()
    if spelled not in log_drivers.drivers()["awslogs"].options:
        editor.remove(finding.path)
    elif paths.get(editor.document, f"{options}/{spelled}") is paths.ABSENT:
        editor.rename(finding.path, spelled)


@rule(
    title=_("Unknown awslogs option"),
    level="error",
    message=_("The log driver awslogs has no option “{option}”."),
    fix=_("Correct or remove it. These options exist: {known}."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_LogConfiguration.html#ECS-Type-LogConfiguration-options",
    paths=("containerDefinitions[].logConfiguration.options",),
    confidence="medium",
    sources=(
        "aws-samples/amazon-ecs-firelens-examples issue 83, which quotes the service",
        "aws/amazon-ecs-agent issue 872",
        "cfn-lint E3046",
    ),
    service_says="Log driver awslogs disallows options: log_key",
    only_with=(log_configuration.OPTIONS,),
    mend=_correct,
    good={
        "containerDefinitions": [
            {
                "logConfiguration": {
                    "logDriver": "awslogs",
                    "options": {
                        "awslogs-group": "/ecs/orders-api",
                        "awslogs-region": "eu-west-1",
                        "awslogs-stream-prefix": "app",
                        "mode": "non-blocking",
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
                        "awslogs-region": "eu-west-1",
                        "awslogs-stream-prefix": "app",
                        "log_key": "log",
                    },
                }
            }
        ]
    },
)
def check(task: Task) -> Found:
    known = log_drivers.drivers()["awslogs"].options
    for _container, configuration in log_configuration.using(task, "awslogs"):
        options = configuration.item("options")
        for option in options:
            if option not in known:
                yield options.path(option), {"option": option, "known": ", ".join(known)}
