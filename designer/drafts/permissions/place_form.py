"""Where the draft is to run: one of the team's targets, or any account and Region."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from designer.drafts.models import Draft
from designer.taskdef.permissions.place import Place, place
from designer.teams.models import Target


class PlaceForm(forms.Form):
    """Everything may be missing: then it is the first target, or words to fill in."""

    target = forms.ChoiceField(label=_("Target account"), required=False)
    account = forms.RegexField(
        r"\A[0-9]{12}\Z",
        label=_("Account"),
        required=False,
        error_messages={"invalid": _("An AWS account number has 12 digits.")},
    )
    region = forms.RegexField(
        r"\A[a-z]{2,}(-[a-z]+)+-[0-9]\Z",
        label=_("Region"),
        required=False,
        error_messages={"invalid": _("Write a Region like ap-northeast-2.")},
        widget=forms.TextInput({"placeholder": "ap-northeast-2"}),
    )
    exec = forms.BooleanField(label=_("Allow ECS Exec"), required=False)

    def __init__(self, draft: Draft, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.targets = {str(target.pk): target for target in draft.team.targets.all()}
        named = [(pk, f"{one} · {one.account} · {one.region}") for pk, one in self.targets.items()]
        self.fields["target"] = forms.ChoiceField(
            label=_("Target account"), required=False, choices=[*named, ("", _("Another account"))]
        )
        self.is_asked = bool(self.data)
        self.full_clean()

    @property
    def chosen(self) -> Target | None:
        """The target, unless another account or Region is asked for."""
        said = self.cleaned_data if self.is_asked else {}
        if said.get("account") or said.get("region"):
            return None
        first = next(iter(self.targets), "")
        return self.targets.get(said.get("target", "") if self.is_asked else first)

    @property
    def shown(self) -> str:
        """The key of the option that is selected."""
        return str(self.chosen.pk) if self.chosen else ""

    @property
    def place(self) -> Place:
        said = self.cleaned_data if self.is_asked else {}
        if self.chosen:
            return place(self.chosen.account, self.chosen.region)
        return place(said.get("account", ""), said.get("region", ""))

    @property
    def ecs_exec(self) -> bool:
        return bool(self.is_asked and self.cleaned_data.get("exec"))
