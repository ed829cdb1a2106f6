"""What people post about targets and registrations."""

from typing import Any, Final

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from designer.aws.blocking import SendAnyway
from designer.aws.regions import region, regions
from designer.taskdef.preapproved import IMAGE, SIZES, why_not
from designer.teams.kind_words import SIZE_NAMES
from designer.teams.models import Act, ApprovedKind, Person, ReviewPolicy, Target, TargetMapping, Team

POLICY: Final = ("blocks_runtime", "blocks_security", "blocks_practice", "blocks_unchecked")


class TargetForm(forms.ModelForm):  # type: ignore[type-arg]
    """Once something was registered in a target, its account and Region stay what they are."""

    class Meta:
        model = Target
        fields = ["team", "name", "account", "region", "role_arn", "read_role_arn", "reads_secret_keys"]
        fields += ["endpoint_url", *POLICY]

    def __init__(self, person: Person, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.person = person
        teams = Team.objects.where(person, Act.MANAGE)
        self.fields["team"] = forms.ModelChoiceField(teams, label=_("team"), initial=teams.first())
        self.fields["region"] = forms.ChoiceField(label=_("Region"), choices=self._regions)
        if self.instance.pk:
            self.fields["team"].disabled = True
            fixed = self.instance.registrations.exists()
            self.fields["account"].disabled = self.fields["region"].disabled = fixed
        if not settings.AWS_ENDPOINTS_ALLOWED and not self.instance.endpoint_url:
            del self.fields["endpoint_url"]

    @property
    def policy(self) -> list[forms.BoundField]:
        """Which levels block registering, besides errors."""
        return [self[name] for name in POLICY]

    def _regions(self) -> list[tuple[str, str]]:
        own = self.instance.region
        unknown = [(own, own)] if own and own not in regions() else []
        return [("", ""), *unknown, *((code, str(known)) for code, known in regions().items())]

    def save(self, commit: bool = True) -> Target:
        target: Target = super().save(commit=False)
        target.save(by=self.person)
        return target

    def clean_endpoint_url(self) -> str:
        address: str = self.cleaned_data["endpoint_url"]
        if address and not settings.AWS_ENDPOINTS_ALLOWED:
            raise ValidationError(_("This installation calls AWS only. Leave the address empty."))
        return address

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        partition = region(cleaned.get("region", "")).partition
        for name in ("role_arn", "read_role_arn"):
            role = cleaned.get(name, "")
            if role and partition and not role.startswith(f"arn:{partition}:"):
                self.add_error(name, _("A role for this Region begins with arn:%s:.") % partition)
        return cleaned


BLOCKS: Final = ("blocks_threads", "blocks_waivers")


class ReviewPolicyForm(forms.ModelForm):  # type: ignore[type-arg]
    """How much agreement a target asks for."""

    class Meta:
        model = ReviewPolicy
        fields = ["approvals", "role", "families", "is_sandbox", "tags", *BLOCKS]

    def __init__(self, person: Person, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.person = person

    @property
    def blocks(self) -> list[forms.BoundField]:
        """What keeps a draft out besides approvals that are missing."""
        return [self[name] for name in BLOCKS]

    def save(self, commit: bool = True) -> ReviewPolicy:
        policy: ReviewPolicy = super().save(commit=False)
        policy.save(by=self.person)
        return policy


class MappingForm(forms.ModelForm):  # type: ignore[type-arg]
    """What stands for what in a target, a line each."""

    class Meta:
        model = TargetMapping
        fields = ["lines"]

    def __init__(self, person: Person, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.person = person

    def save(self, commit: bool = True) -> TargetMapping:
        mapping: TargetMapping = super().save(commit=False)
        mapping.save(by=self.person)
        return mapping


class ApprovedKindForm(forms.Form):
    """A kind of change to approve in advance: fresh images, sizes within bounds, a named field."""

    FIELD: Final = "field"

    what = forms.ChoiceField(
        label=_("kind of change"),
        choices=[
            (IMAGE, _("image: another tag or digest of the same repository")),
            *((size, SIZE_NAMES[size]) for size in SIZES),
            (FIELD, _("a field by its pattern")),
        ],
    )
    lowest = forms.IntegerField(label=_("from"), required=False, min_value=0, max_value=10**7)
    highest = forms.IntegerField(label=_("up to"), required=False, min_value=0, max_value=10**7)
    pattern = forms.CharField(
        label=_("pattern of the field"),
        required=False,
        max_length=200,
        help_text=_("Such as containerDefinitions[].stopTimeout"),
    )

    def __init__(self, target: Target, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.target = target

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if self.errors:
            return cleaned
        what = cleaned["what"]
        if what in SIZES:
            self._clean_bounds(cleaned["lowest"], cleaned["highest"])
        elif what == self.FIELD:
            self._clean_pattern(cleaned["pattern"])
        if not self.errors:
            self.made.validate_constraints()
        return cleaned

    @property
    def made(self) -> ApprovedKind:
        cleaned, what = self.cleaned_data, self.cleaned_data["what"]
        bounds = {name: cleaned[name] for name in ("lowest", "highest")} if what in SIZES else {}
        pattern = cleaned["pattern"] if what == self.FIELD else what
        return ApprovedKind(target=self.target, pattern=pattern, **bounds)

    def _clean_bounds(self, lowest: int | None, highest: int | None) -> None:
        if lowest is None or highest is None:
            self.add_error("highest" if lowest is not None else "lowest", _("A size needs both bounds."))
        elif lowest > highest:
            self.add_error("highest", _("Less than where it begins."))

    def _clean_pattern(self, pattern: str) -> None:
        why = why_not(pattern) if pattern else gettext_noop("Write which field.")
        if why:
            self.add_error("pattern", str(_(why)).format(pattern=pattern))


class RegisterForm(forms.Form):
    """What the person saw when they pressed the button: the version, and the revision before."""

    target = forms.ModelChoiceField(Target.objects.none())
    version = forms.IntegerField(min_value=1, max_value=2**31 - 1)
    seen = forms.IntegerField(min_value=0, max_value=10**9)
    key = forms.RegexField(r"\A[A-Za-z0-9_-]{20,64}\Z")
    copy = forms.BooleanField(required=False)
    why_copy = forms.CharField(required=False, max_length=2_000)
    anyway = forms.Field(required=False, widget=forms.MultipleHiddenInput)
    reason = forms.CharField(required=False, max_length=2_000)
    unchecked = forms.BooleanField(required=False)
    unapproved = forms.BooleanField(required=False)
    why = forms.CharField(required=False, max_length=2_000)

    def __init__(self, targets: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["target"].queryset = targets  # type: ignore[attr-defined]

    @property
    def why_unapproved(self) -> str | None:
        """Why it cannot wait, where it is to be registered without approval."""
        return self.cleaned_data["why"] if self.cleaned_data["unapproved"] else None

    @property
    def reason_for_copy(self) -> str | None:
        """Why it is to be registered though nothing would change; None where that is not asked for."""
        asked = self.cleaned_data
        return (asked["why_copy"] or asked["why"]) if asked["copy"] else None

    @property
    def sent_anyway(self) -> SendAnyway:
        """The errors that were ticked, as "rule:pointer"."""
        ticked = (value.partition(":") for value in self.cleaned_data["anyway"])
        places = frozenset((rule, path) for rule, _colon, path in ticked)
        return SendAnyway(self.cleaned_data["reason"], places, self.cleaned_data["unchecked"])


class PickForm(forms.Form):
    """An entry of a list, for a field as it stood in a version."""

    at = forms.RegexField(r"\A/", max_length=2_000, strip=False)
    base = forms.IntegerField(min_value=1, max_value=2**31 - 1)
    value = forms.CharField(max_length=4_000, strip=False)


class SeveralForm(forms.Form):
    """What the person saw in each of several targets when they pressed the button."""

    version = forms.IntegerField(min_value=1, max_value=2**31 - 1)
    key = forms.RegexField(r"\A[A-Za-z0-9_-]{20,40}\Z")
    targets = forms.ModelMultipleChoiceField(Target.objects.none(), required=False)

    def __init__(self, targets: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["targets"].queryset = targets.order_by("name")  # type: ignore[attr-defined]

    def seen(self, target: Target) -> int:
        """The number of the newest revision that the page knew of; -1 where it did not say."""
        said = self.data.get(f"seen-{target.pk}", "")
        return int(said) if said.isascii() and said.isdigit() and len(said) < 10 else -1


class AfterwardsForm(forms.Form):
    """What somebody found of what was registered without approval."""

    FINE: Final = "fine"

    verdict = forms.ChoiceField(choices=[(FINE, FINE), ("not fine", "not fine")])
    note = forms.CharField(required=False, max_length=5_000)
