"""Review and register: everything that will be sent, on one page."""

from django.utils.translation import gettext_lazy as _

from designer.drafts.fields import Step

step = Step(
    slug="review",
    title=_("Review and register"),
    lead=_("Everything that will be sent, on one page."),
    filled=lambda _task: False,
)
