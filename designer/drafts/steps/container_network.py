"""Network settings of one container: names, name servers, links."""

from django.utils.translation import gettext_lazy as _

from designer.drafts import ruled_out, says
from designer.drafts.fields import Field, Grid, Rows, Section, where_usable

C = "containerDefinitions[]"
HOSTS = f"{C}.extraHosts"

_ON_LINUX_OF_ONES_OWN = ruled_out.any_of(
    ruled_out.in_awsvpc, ruled_out.on_windows, ruled_out.on_managed_instances
)
_FOR_LINKS = ruled_out.any_of(ruled_out.outside_bridge, ruled_out.on_windows, ruled_out.on_managed_instances)
_FOR_A_HOST_NAME = ruled_out.any_of(ruled_out.in_awsvpc, ruled_out.on_managed_instances)

section = Section(
    id="network",
    title=_("Container network settings"),
    short=_("Network"),
    says=says.network,
    opened=False,
    parts=(
        Grid(
            id="network-fields",
            fields=(
                Field(
                    path=f"{C}.hostname",
                    label=_("Host name"),
                    hint=_("What the container calls itself; default its id"),
                    mono=True,
                    width="c6",
                    ruled_out=_FOR_A_HOST_NAME,
                    shown=where_usable(_FOR_A_HOST_NAME),
                ),
                Field(
                    path=f"{C}.disableNetworking",
                    label=_("Turn off networking"),
                    hint=_("Only the loopback interface is left; default off"),
                    width="c6",
                    ruled_out=_ON_LINUX_OF_ONES_OWN,
                    shown=where_usable(_ON_LINUX_OF_ONES_OWN),
                ),
                Field(
                    path=f"{C}.dnsServers",
                    label=_("DNS servers"),
                    hint=_("IP addresses; default those of the host"),
                    mono=True,
                    width="c6",
                    ruled_out=_ON_LINUX_OF_ONES_OWN,
                    shown=where_usable(_ON_LINUX_OF_ONES_OWN),
                ),
                Field(
                    path=f"{C}.dnsSearchDomains",
                    label=_("DNS search domains"),
                    hint=_("Tried behind names without a dot"),
                    mono=True,
                    width="c6",
                    ruled_out=_ON_LINUX_OF_ONES_OWN,
                    shown=where_usable(_ON_LINUX_OF_ONES_OWN),
                ),
                Field(
                    path=f"{C}.links",
                    label=_("Links"),
                    hint=_("A container's name, or name:alias; needs no port mapping"),
                    mono=True,
                    width="c6",
                    ruled_out=_FOR_LINKS,
                    shown=where_usable(_FOR_LINKS),
                ),
            ),
        ),
        Rows(
            id="extra-hosts",
            path=HOSTS,
            label=_("Extra hosts"),
            hint=_("Lines for the container's /etc/hosts."),
            add=_("Add host"),
            titled=True,
            ruled_out=_ON_LINUX_OF_ONES_OWN,
            columns=(
                Field(path=f"{HOSTS}[].hostname", label=_("Host name"), mono=True),
                Field(path=f"{HOSTS}[].ipAddress", label=_("IP address"), mono=True, width="w40"),
            ),
        ),
    ),
)
