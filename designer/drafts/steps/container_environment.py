"""What a container is told by its environment: values, secrets, files."""

from django.utils.translation import gettext_lazy as _

from designer.drafts import says
from designer.drafts.fields import Field, Rows, Section, Variables

C = "containerDefinitions[]"
FILES = f"{C}.environmentFiles"

section = Section(
    id="environment",
    title=_("Environment and secrets"),
    short=_("Environment"),
    says=says.variables,
    parts=(
        Variables(
            id="variables",
            environment=f"{C}.environment",
            secrets=f"{C}.secrets",
            value_columns=(
                Field(path=f"{C}.environment[].name", label=_("Key"), mono=True, width="w30"),
                Field(path=f"{C}.environment[].value", label=_("Value"), mono=True, blank_is_text=True),
            ),
            secret_columns=(
                Field(path=f"{C}.secrets[].name", label=_("Key"), mono=True, width="w30"),
                Field(
                    path=f"{C}.secrets[].valueFrom",
                    label=_("ValueFrom"),
                    mono=True,
                    example="arn:aws:secretsmanager:…",
                ),
            ),
        ),
        Rows(
            id="environment-files",
            path=FILES,
            label=_("Environment files"),
            hint=_("Up to ten .env files in Amazon S3, one VARIABLE=value a line."),
            add=_("Add environment file"),
            titled=True,
            columns=(
                Field(
                    path=f"{FILES}[].value",
                    label=_("S3 object ARN"),
                    hint=_("Ends in .env"),
                    mono=True,
                    example="arn:aws:s3:::bucket/orders.env",
                ),
                Field(path=f"{FILES}[].type", label=_("File type"), hint=_("Only s3"), width="w15"),
            ),
        ),
    ),
)
