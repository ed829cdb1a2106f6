"""What a draft started from, and how far it is."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Basis(models.TextChoices):
    BLANK = "blank", _("blank")
    TEMPLATE = "template", _("template")
    IMPORT = "import", _("import")
    DRAFT = "draft", _("another draft")
    REVISION = "revision", _("registered revision")


class Status(models.TextChoices):
    EDITING = "editing", _("Editing")
    REGISTERED = "registered", _("Registered")
