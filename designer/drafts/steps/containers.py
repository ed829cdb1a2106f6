"""Containers: what runs in the task, and in which order."""

from django.utils.translation import gettext_lazy as _

from designer.drafts import says
from designer.drafts.fields import Step
from designer.drafts.steps import container_basics as basics
from designer.drafts.steps import container_docker as docker
from designer.drafts.steps import container_environment as environment
from designer.drafts.steps import container_linux as linux
from designer.drafts.steps import container_logging as logging
from designer.drafts.steps import container_network as network
from designer.drafts.steps import container_resources as resources
from designer.drafts.steps import container_security as security
from designer.drafts.steps import container_starting as starting
from designer.drafts.steps import container_storage as storage

step = Step(
    slug="containers",
    title=_("Containers"),
    lead=_("What runs in the task, and in which order."),
    items="containerDefinitions",
    item_says=says.container,
    item_tag=says.essential,
    most=10,
    add=_("Add container"),
    none_yet=_("No container yet. A task runs one to ten of them."),
    filled=lambda task: bool(task.containers),
    sections=(
        basics.details,
        basics.ports,
        environment.section,
        resources.section,
        logging.section,
        starting.health,
        docker.command,
        starting.order,
        storage.section,
        starting.restart,
        starting.timeouts,
        network.section,
        docker.ulimits,
        docker.labels,
        linux.parameters,
        linux.controls,
        security.section,
        logging.router,
    ),
)
