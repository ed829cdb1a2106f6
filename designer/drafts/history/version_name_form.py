"""The form that calls a version of a draft something."""

from typing import Self

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from designer.drafts.models import Draft, VersionName, VersionNameTaken
from designer.drafts.models.version_name import LONGEST
from designer.teams.models import Person


class VersionNameForm(forms.Form):
    name = forms.CharField(
        label=_("Name"),
        required=False,
        max_length=LONGEST,
        help_text=_("Others find the version by it. Leave it empty to take the name off."),
    )

    @classmethod
    def of(cls, draft: Draft, version: int, posted: QueryDict | None) -> Self:
        named = draft.version_names.filter(version=version).first()
        return cls(posted, initial={"name": named.name if named else ""})

    def give(self, draft: Draft, version: int, person: Person) -> bool:
        """Whether the version is called so now; else the form says why not."""
        if not self.is_valid():
            return False
        try:
            VersionName.give(draft, version, self.cleaned_data["name"], person)
        except VersionNameTaken:
            self.add_error("name", _("Another version of this draft has this name. Choose another one."))
            return False
        return True
