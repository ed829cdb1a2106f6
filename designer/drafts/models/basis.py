"""What a draft started from, and how far it is."""

from typing import Final

from django.db import models
from django.utils.translation import gettext_lazy as _


class Basis(models.TextChoices):
    BLANK = "blank", _("blank")
    TEMPLATE = "template", _("template")
    IMPORT = "import", _("import")
    DRAFT = "draft", _("another draft")
    REVISION = "revision", _("registered revision")


class Status(models.TextChoices):
    """The three in the middle are those of the draft's review, as long as it is under way."""

    EDITING = "editing", _("Editing")
    IN_REVIEW = "in review", _("In review")
    CHANGES = "changes", _("Changes requested")
    APPROVED = "approved", _("Approved")
    REGISTERED = "registered", _("Registered")


TONES: Final = {
    Status.EDITING: "",
    Status.IN_REVIEW: "info",
    Status.CHANGES: "warn",
    Status.APPROVED: "ok",
    Status.REGISTERED: "ok",
}
"""The colour class of each."""
