"""As whom a container runs, and how far it reaches."""

from django.utils.translation import gettext_lazy as _

from designer.drafts import ruled_out, says
from designer.drafts.fields import Field, Grid, Section, where_usable

C = "containerDefinitions[]"

_TO_BE_PRIVILEGED = ruled_out.any_of(ruled_out.on_fargate, ruled_out.on_windows)
_FOR_OPTIONS = ruled_out.any_of(ruled_out.on_fargate, ruled_out.on_managed_instances)

section = Section(
    id="security",
    title=_("User and security"),
    short=_("Security"),
    says=says.security,
    opened=False,
    parts=(
        Grid(
            id="security-fields",
            fields=(
                Field(
                    path=f"{C}.user",
                    label=_("User"),
                    hint=_("A name or number, with :group if need be; default as in the image"),
                    mono=True,
                    example="1000:1000",
                    width="c6",
                ),
                Field(
                    path=f"{C}.privileged",
                    label=_("Privileged"),
                    hint=_("All rights on the host; default off"),
                    width="c6",
                    ruled_out=_TO_BE_PRIVILEGED,
                    shown=where_usable(_TO_BE_PRIVILEGED),
                ),
                Field(
                    path=f"{C}.dockerSecurityOptions",
                    label=_("Docker security options"),
                    hint="no-new-privileges, apparmor:…, label:…, credentialspec:…",
                    mono=True,
                    width="c6",
                    suggestions=lambda _task: ("no-new-privileges",),
                    ruled_out=_FOR_OPTIONS,
                    shown=where_usable(_FOR_OPTIONS),
                ),
                Field(
                    path=f"{C}.credentialSpecs",
                    label=_("Credential specs"),
                    hint=_("For Active Directory: credentialspec:ARN or credentialspecdomainless:ARN, one"),
                    mono=True,
                    width="c6",
                ),
            ),
        ),
    ),
)
