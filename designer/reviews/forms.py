"""What people post about reviews."""

from __future__ import annotations

from typing import Any, Final

from django import forms

from designer.drafts.models import Draft
from designer.reviews.models import Verdict
from designer.teams.models import Person, Target

ONE_USE: Final = r"\A[A-Za-z0-9_-]{20,64}\Z"
LONGEST: Final = 5_000


class AskForm(forms.Form):
    """Of which version, for where, of whom."""

    version = forms.IntegerField(min_value=1, max_value=2**31 - 1)
    key = forms.RegexField(ONE_USE)
    targets = forms.ModelMultipleChoiceField(Target.objects.none(), required=False)
    reviewers = forms.ModelMultipleChoiceField(Person.objects.none(), required=False)
    note = forms.CharField(required=False, max_length=LONGEST)

    def __init__(self, draft: Draft, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["targets"].queryset = Target.objects.filter(team=draft.team_id)  # type: ignore[attr-defined]
        self.fields["reviewers"].queryset = draft.team.members.all()  # type: ignore[attr-defined]


class AskAgainForm(forms.Form):
    version = forms.IntegerField(min_value=1, max_value=2**31 - 1)


class DecisionForm(forms.Form):
    """`seen` is the subject of what stood on the page."""

    verdict = forms.ChoiceField(choices=Verdict.choices)
    seen = forms.RegexField(r"\A[0-9a-f]{64}\Z")
    key = forms.RegexField(ONE_USE)
    note = forms.CharField(required=False, max_length=LONGEST)
