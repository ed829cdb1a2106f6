"""A configuration of a log router that Fargate does not fetch."""

from designer.taskdef import firelens
from designer.taskdef.rule import Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import FARGATE, Task


@rule(
    title=_("FireLens configuration from S3 on Fargate"),
    level="error",
    message=_("Fargate does not fetch the configuration of the log router “{name}” from S3."),
    fix=_(
        "Put the file into the image and choose the type file, "
        "or use the init image of AWS for Fluent Bit, which fetches it itself."
    ),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/firelens-taskdef-customconfig.html",
    paths=("containerDefinitions[].firelensConfiguration.options",),
    launch_types=(FARGATE,),
    sources=(
        "botocore 1.44.5, ecs 2014-11-13: FirelensConfiguration.options",
        "floci-io/floci EcsService, which has the wording of the service",
    ),
    service_says="Fargate launch type does not support FirelensConfiguration config file from 's3'",
    only_with=("containerDefinitions[].firelensConfiguration.options{config-file-type}",),
    good={
        "containerDefinitions": [
            {"logConfiguration": {"logDriver": "awsfirelens"}},
            {
                "name": "log-router",
                "firelensConfiguration": {
                    "type": "fluentbit",
                    "options": {"config-file-type": "file", "config-file-value": "/extra.conf"},
                },
            },
        ]
    },
    bad={
        "containerDefinitions": [
            {"logConfiguration": {"logDriver": "awsfirelens"}},
            {
                "name": "log-router",
                "firelensConfiguration": {
                    "type": "fluentbit",
                    "options": {
                        "config-file-type": "s3",
                        "config-file-value": "arn:aws:s3:::orders-config/extra.conf",
                    },
                },
            },
        ]
    },
)
def check(task: Task) -> Found:
    for router in firelens.routers(task):
        options = router.item("firelensConfiguration").item("options")
        if options.get("config-file-type") == "s3":
            yield options.path("config-file-type"), {"name": router.label}
