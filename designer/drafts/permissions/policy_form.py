"""The form in which policies are pasted to compare a role with."""

import re
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from designer import taskdef
from designer.drafts.reports import translated
from designer.drafts.words import told
from designer.taskdef.permissions.granted import NotAPolicy
from designer.taskdef.permissions.granted_policy import grants
from designer.taskdef.permissions.managed import TASK_EXECUTION

EXECUTION: Final = "execution"
TASK: Final = "task"
REGISTER: Final = "register"
ROLES: Final = (
    (EXECUTION, _("Task execution role")),
    (TASK, _("Task role")),
    (REGISTER, _("Who registers")),
)
LONGEST: Final = 262_144
"""Characters; all that a role can have attached is a quarter of them."""

_BETWEEN: Final = re.compile(r"(?<=\})\s*\n\s*(?=\{)")
"""Where one policy ends and the next begins: no text in JSON has the end of a line in it."""


class PolicyForm(forms.Form):
    """One policy or several one after the other, also within what the AWS CLI answers."""

    role = forms.ChoiceField(choices=ROLES, label=_("Whose policies"))
    policies = forms.CharField(label=_("Policies"), required=False, max_length=LONGEST)
    managed = forms.BooleanField(required=False)

    def clean(self) -> dict[str, Any]:
        cleaned = self.cleaned_data
        documents = [TASK_EXECUTION] if cleaned.get("managed") else []
        text = cleaned.get("policies", "").strip()
        if "policies" in cleaned and not text and not documents:
            self.add_error("policies", _("Paste the JSON of a policy."))
        if text:
            documents += self._read(text)
        cleaned["documents"] = documents
        return cleaned

    def _read(self, text: str) -> list[Any]:
        try:
            read = [taskdef.read(part) for part in _BETWEEN.split(text)]
            documents = read[0] if len(read) == 1 and isinstance(read[0], list) else read
            grants(documents)
        except taskdef.UnreadableDocument as refused:
            raise ValidationError({"policies": translated(refused)}) from None
        except NotAPolicy as refused:
            raise ValidationError({"policies": told(refused.said)}) from None
        return list(documents)
