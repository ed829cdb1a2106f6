"""A fragment of a task definition in which no rule finds anything, not even a note."""

from typing import Any, Final

CLEAN: Final[dict[str, Any]] = {
    "runtimePlatform": {"operatingSystemFamily": "LINUX", "cpuArchitecture": "X86_64"},
    "tags": [{"key": "team", "value": "orders"}],
    "containerDefinitions": [
        {
            "user": "1000",
            "readonlyRootFilesystem": True,
            "linuxParameters": {"capabilities": {"drop": ["ALL"]}, "initProcessEnabled": True},
            "healthCheck": {"command": ["CMD", "/app", "--healthy"]},
            "logConfiguration": {
                "logDriver": "awslogs",
                "options": {
                    "awslogs-group": "/ecs/orders",
                    "awslogs-region": "eu-west-1",
                    "awslogs-stream-prefix": "ecs",
                },
            },
        }
    ],
}
