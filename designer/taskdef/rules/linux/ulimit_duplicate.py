"""A ulimit that a container is given twice."""

from designer.taskdef import repeats
from designer.taskdef.rule import Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import LINUX, Task


@rule(
    title=_("ulimit given twice"),
    level="runtime",
    message=_("{name} is given by ulimit {first} already; only one of the two can take effect."),
    fix=_("Keep one of the two entries."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Ulimit.html",
    paths=("containerDefinitions[].ulimits[].name",),
    os_families=(LINUX,),
    confidence="medium",
    sources=("botocore 1.44.5, ecs 2014-11-13: Ulimit",),
    only_with=("containerDefinitions[].ulimits[].name",),
    mend=repeats.remove_copy,
    good={
        "containerDefinitions": [
            {
                "ulimits": [
                    {"name": "nofile", "softLimit": 1024, "hardLimit": 4096},
                    {"name": "nproc", "softLimit": 1024, "hardLimit": 4096},
                ]
            }
        ]
    },
    bad={
        "containerDefinitions": [
            {
                "ulimits": [
                    {"name": "nofile", "softLimit": 1024, "hardLimit": 4096},
                    {"name": "nofile", "softLimit": 1024, "hardLimit": 4096},
                ]
            }
        ]
    },
)
def check(task: Task) -> Found:
    for container in task.containers:
        for ulimit, first in repeats.repeated(container.items_of("ulimits")):
            yield ulimit.path("name"), {"name": ulimit["name"], "first": first.number}
