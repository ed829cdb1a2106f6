"""Task definitions that can be registered."""

from typing import Any

DOCUMENT: dict[str, Any] = {
    "requiresCompatibilities": ["FARGATE"],
    "family": "checkout-api",
    "networkMode": "awsvpc",
    "cpu": "256",
    "memory": "512",
    "executionRoleArn": "arn:aws:iam::111122223333:role/payments-ecs-execution",
    "containerDefinitions": [
        {
            "name": "app",
            "image": "111122223333.dkr.ecr.ap-northeast-2.amazonaws.com/checkout-api:1.4.2",
            "portMappings": [{"containerPort": 8080, "protocol": "tcp"}],
            "environment": [{"name": "GREETING", "value": "안녕 / hi"}],
        }
    ],
    "tags": [{"key": "team", "value": "payments"}],
}

RICH: dict[str, Any] = DOCUMENT | {
    "cpu": "1024",
    "memory": "2048",
    "taskRoleArn": "arn:aws:iam::111122223333:role/checkout-task",
    "runtimePlatform": {"operatingSystemFamily": "LINUX", "cpuArchitecture": "ARM64"},
    "volumes": [
        {"name": "tmp", "host": {}},
        {
            "name": "receipts",
            "efsVolumeConfiguration": {
                "fileSystemId": "fs-0c41d9a27be15f380",
                "transitEncryption": "ENABLED",
                "rootDirectory": "/receipts",
            },
        },
    ],
    "containerDefinitions": [
        DOCUMENT["containerDefinitions"][0]
        | {
            "essential": True,
            "command": ["serve", "--port", "8080", "a\nb", "“quoted”"],
            "secrets": [
                {
                    "name": "DB_PASSWORD",
                    "valueFrom": "arn:aws:secretsmanager:ap-northeast-2:111122223333:secret:prod/db-Xa93Kd",
                }
            ],
            "mountPoints": [{"sourceVolume": "receipts", "containerPath": "/receipts", "readOnly": True}],
            "healthCheck": {"command": ["CMD-SHELL", "curl -f http://localhost:8080/ || exit 1"]},
            "logConfiguration": {
                "logDriver": "awslogs",
                "options": {
                    "awslogs-group": "/ecs/checkout",
                    "awslogs-region": "ap-northeast-2",
                    "awslogs-stream-prefix": "app",
                },
            },
        }
    ],
}
