"""What an admin says to take a secret out of a draft: where it stands, why, and that they mean it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from designer.drafts.models import Draft, Edit
from designer.drafts.redacting import CannotRedact, Secret, secret_at


class RedactForm(forms.Form):
    pointer = forms.CharField(
        label=_("Where it stands"),
        max_length=600,
        strip=False,
        help_text=_("A JSON Pointer, such as /containerDefinitions/0/environment/2/value."),
    )
    version = forms.IntegerField(
        label=_("In which version"),
        min_value=1,
        max_value=2**31 - 1,
        help_text=_("Any version that has it: it is taken out of all of them."),
    )
    reason = forms.CharField(
        label=_("Reason"), max_length=500, help_text=_("Others read it in the history. Leave the secret out.")
    )
    sure = forms.BooleanField(label=_("Take it out for good: nobody can bring it back"), required=False)

    def __init__(self, draft: Draft, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.draft = draft
        self.secret: Secret | None = None

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data
        if "pointer" in said and "version" in said:
            try:
                self.secret = secret_at(self.draft, said["version"], said["pointer"])
            except CannotRedact as reason:
                self.add_error("pointer", str(reason))
            except Edit.DoesNotExist:
                self.add_error("version", _("The draft has no such version."))
        return said

    @property
    def holding(self) -> list[int]:
        """The versions in which the value stands."""
        if self.secret is None:
            return []
        edits: Iterator[Any] = self.draft.edits.order_by("version").values_list("version", "text").iterator()
        return [version for version, text in edits if self.secret.may_be_in(text)]
