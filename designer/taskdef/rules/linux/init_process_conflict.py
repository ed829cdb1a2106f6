"""The init process of ECS for an image whose own init has to be process 1."""

from designer.taskdef import removal, s6_overlay
from designer.taskdef.rule import Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import LINUX, Task


@rule(
    title=_("Image brings its own init"),
    level="runtime",
    message=_("The image “{image}” starts s6-overlay, which stops when it is not process 1."),
    fix=_("Turn the init process off for this container."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_LinuxParameters.html#ECS-Type-LinuxParameters-initProcessEnabled",
    paths=("containerDefinitions[].linuxParameters.initProcessEnabled", "containerDefinitions[].image"),
    os_families=(LINUX,),
    confidence="medium",
    sources=("https://github.com/just-containers/s6-overlay: can only run as pid 1",),
    service_says="s6-overlay-suexec: fatal: can only run as pid 1",
    only_with=("containerDefinitions[].linuxParameters.initProcessEnabled",),
    mend=removal.remove,
    good={"containerDefinitions": [{"image": "lscr.io/linuxserver/nginx:1.26.2"}]},
    bad={
        "containerDefinitions": [
            {"image": "lscr.io/linuxserver/nginx:1.26.2", "linuxParameters": {"initProcessEnabled": True}},
        ]
    },
)
def check(task: Task) -> Found:
    for container, parameters in task.having("linuxParameters"):
        if parameters.get("initProcessEnabled") and s6_overlay.begins(container):
            yield parameters.path("initProcessEnabled"), {"image": container["image"]}
