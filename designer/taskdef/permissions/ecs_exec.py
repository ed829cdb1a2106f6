"""Opening a shell in a running container by ECS Exec, where somebody asks for it: no document says so.

Source: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-exec.html.
"""

from typing import Final

from designer.taskdef.permissions.statement import ANYTHING, Statement, Why
from designer.taskdef.words import gettext_noop as _

ECS_EXEC: Final = Statement(
    "EcsExec",
    (
        "ssmmessages:CreateControlChannel",
        "ssmmessages:CreateDataChannel",
        "ssmmessages:OpenControlChannel",
        "ssmmessages:OpenDataChannel",
    ),
    (ANYTHING,),
    why=(Why("", "", _("Open a shell in a container by ECS Exec")),),
)
