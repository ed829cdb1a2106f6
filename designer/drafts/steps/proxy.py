"""The proxy of App Mesh: what is left of a service that AWS has shut down."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from designer.drafts import ruled_out
from designer.drafts.fields import Choices, Field, Grid, Rows, Section, Words
from designer.taskdef.items import Item
from designer.taskdef.proxy import PATH
from designer.taskdef.task import Task

_PROPERTIES: Final = (
    ("ProxyIngressPort", _("ProxyIngressPort: where traffic to AppPorts is sent")),
    ("ProxyEgressPort", _("ProxyEgressPort: where traffic from AppPorts is sent")),
    ("AppPorts", _("AppPorts: ports of the application, with commas")),
    ("IgnoredUID", _("IgnoredUID: user ID of the proxy")),
    ("IgnoredGID", _("IgnoredGID: group ID of the proxy")),
    ("EgressIgnoredPorts", _("EgressIgnoredPorts: ports left alone, with commas")),
    ("EgressIgnoredIPs", _("EgressIgnoredIPs: addresses left alone, with commas")),
)


def _properties(_task: Task, _item: Item) -> Choices:
    return _PROPERTIES


def _names(task: Task) -> list[str]:
    return [container["name"] for container in task.containers if "name" in container]


def _says(task: Task, _item: Item) -> Words:
    name: str = task.root.item(PATH).get("containerName", "")
    return name or _("none")


section = Section(
    id="proxy",
    title=_("Proxy configuration"),
    lead=_("AWS shut App Mesh down on 30 September 2026. Use Service Connect, which is set on the service."),
    says=_says,
    opened=False,
    shown=ruled_out.unless(ruled_out.proxy, PATH),
    unset=PATH,
    parts=(
        Grid(
            id="proxy-fields",
            fields=(
                Field(
                    path=f"{PATH}.type",
                    label=_("Proxy type"),
                    hint=_("APPMESH, also when left out"),
                    width="c6",
                    ruled_out=ruled_out.proxy,
                ),
                Field(
                    path=f"{PATH}.containerName",
                    label=_("Proxy container"),
                    hint=_("The container that all traffic goes through, such as envoy"),
                    width="c6",
                    suggestions=_names,
                    ruled_out=ruled_out.proxy,
                ),
            ),
        ),
        Rows(
            id="proxy-properties",
            path=f"{PATH}.properties",
            label=_("Properties"),
            hint=_("Needed: both proxy ports, AppPorts, and IgnoredUID or IgnoredGID."),
            add=_("Add property"),
            columns=(
                Field(path=f"{PATH}.properties[].name", label=_("Name"), width="w40", choices=_properties),
                Field(path=f"{PATH}.properties[].value", label=_("Value"), mono=True),
            ),
        ),
    ),
)
