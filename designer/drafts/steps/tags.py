"""Monitoring and tags: who collects traces and metrics, and up to fifty keys and values for people."""

from django.utils.translation import gettext_lazy as _

from designer.drafts.fields import Field, Rows, Section, Step
from designer.drafts.steps import monitoring

step = Step(
    slug="tags",
    title=_("Monitoring and tags"),
    lead=_("What is measured, who pays, who owns it, where it belongs."),
    filled=lambda task: not task.root.lacks("tags"),
    sections=(
        monitoring.section,
        Section(
            id="tag-list",
            title=_("Tags"),
            lead=_("At most 50. Keys beginning with aws: are reserved."),
            parts=(
                Rows(
                    id="tags",
                    path="tags",
                    label=_("Tags"),
                    add=_("Add tag"),
                    columns=(
                        Field(path="tags[].key", label=_("Key"), width="w40"),
                        Field(path="tags[].value", label=_("Value"), blank_is_text=True),
                    ),
                ),
            ),
        ),
    ),
)
