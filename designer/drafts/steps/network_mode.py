"""Network mode: how containers get addresses and ports."""

from django.utils.translation import gettext_lazy as _

from designer.drafts.fields import Field, Picture, Section, Step
from designer.drafts.reach import ways
from designer.drafts.steps import proxy
from designer.drafts.traffic import modes, port_list

step = Step(
    slug="network-mode",
    title=_("Network mode"),
    lead=_("How containers get addresses and ports."),
    filled=lambda task: not task.root.lacks("networkMode"),
    sections=(
        Section(
            id="mode",
            title=_("Network mode"),
            parts=(
                Picture(
                    id="modes",
                    template="drafts/parts/network_modes.html",
                    context=modes,
                    fields=(
                        Field(
                            path="networkMode",
                            label=_("Network mode"),
                            redraws=("modes-unset", "ports", "reach"),
                        ),
                    ),
                ),
                Picture(id="modes-unset", template="drafts/parts/network_mode_unset.html", context=modes),
            ),
        ),
        Section(
            id="port-list",
            title=_("Ports in this task"),
            parts=(Picture(id="ports", template="drafts/parts/ports.html", context=port_list, flush=True),),
        ),
        Section(
            id="balancing",
            title=_("How a load balancer reaches it"),
            lead=_(
                "The task definition names the port; the service connects it to a target group."
                " These are the rules the network must allow."
            ),
            parts=(Picture(id="reach", template="drafts/parts/reach.html", context=ways),),
        ),
        proxy.section,
    ),
)
