"""A way of delivering logs that log drivers do not have."""

import re
from typing import Final

from designer.taskdef import firelens, log_configuration, paths
from designer.taskdef.edits import Editor
from designer.taskdef.rule import Finding, Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import Task

_MODES: Final = ("blocking", "non-blocking")
_SIZE: Final = re.compile(r"(?:[0-9]+\.?[0-9]*|\.[0-9]+) ?[kmgtp]?i?b?\Z", re.ASCII | re.IGNORECASE)


def _correct(editor: Editor, finding: Finding) -> None:
    """Spell the mode and the size as drivers read them; next to the mode blocking, no size is read at all."""
    options, _, option = finding.path.rpartition("/")
    text = "".join(paths.get(editor.document, finding.path).split()).lower()
    spelled = {mode.replace("-", ""): mode for mode in _MODES}.get(re.sub("[-_]", "", text))
    if option == "mode" and spelled:
        editor.put(finding.path, spelled)
    elif option == "max-buffer-size" and paths.get(editor.document, f"{options}/mode") == "blocking":
        editor.remove(finding.path)
    elif option == "max-buffer-size" and _SIZE.match(text):
        editor.put(finding.path, text)


@rule(
    title=_("Log delivery mode invalid"),
    level="runtime",
    message=_("“{value}” is no mode of delivering logs."),
    fix=_(
        "Set mode to blocking or non-blocking, and max-buffer-size, "
        "with non-blocking only, to a size such as 25m."
    ),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_LogConfiguration.html#ECS-Type-LogConfiguration-options",
    paths=("containerDefinitions[].logConfiguration.options",),
    confidence="medium",
    sources=(
        "botocore 1.44.5, ecs 2014-11-13: LogConfiguration.options",
        "moby/moby daemon/logger/factory.go: ValidateLogOpts; sizes as docker/go-units reads them",
        "aws/shim-loggers-for-containerd args.go",
    ),
    service_says="max-buffer-size option is only supported with mode=non-blocking",
    only_with=(f"{log_configuration.OPTIONS}{{mode}}", f"{log_configuration.OPTIONS}{{max-buffer-size}}"),
    mend=_correct,
    good={
        "containerDefinitions": [
            {
                "logConfiguration": {
                    "logDriver": "awslogs",
                    "options": {
                        "awslogs-group": "/ecs/orders-api",
                        "awslogs-region": "eu-west-1",
                        "awslogs-stream-prefix": "ecs",
                        "mode": "non-blocking",
                        "max-buffer-size": "25m",
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
                        "awslogs-stream-prefix": "ecs",
                        "mode": "blocking",
                        "max-buffer-size": "25m",
                    },
                }
            }
        ]
    },
)
def check(task: Task) -> Found:
    for _container, configuration in task.having("logConfiguration"):
        options = configuration.item("options")
        mode, size = options.get("mode"), options.get("max-buffer-size")
        # A router of FireLens reads these options itself, as it does all others.
        if configuration.get("logDriver") in (None, firelens.DRIVER):
            continue
        if mode is not None and mode not in _MODES:
            yield options.path("mode"), {"value": mode}
        if size is not None and mode == "blocking":
            told = _("max-buffer-size is for the mode non-blocking, and the mode is blocking.")
            yield options.path("max-buffer-size"), {"value": size}, told
        elif size is not None and not _SIZE.match(size):
            yield options.path("max-buffer-size"), {"value": size}, _("“{value}” is no size of a buffer.")
