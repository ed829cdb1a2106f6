"""What a person writes in a thread: a text, perhaps a value; sent whole, and once."""

from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from designer.drafts.names import END
from designer.drafts.new_draft_form import ONE_USE
from designer.drafts.posted import newlines
from designer.reviews.models.comment import LONGEST

LONGEST_VALUE: Final = 20_000
_LARGEST: Final = 2**31 - 1


class CommentForm(forms.Form):
    """`base` is the version that the page showed: of the draft, or of the comment that is changed."""

    text = forms.CharField(required=False)
    value = forms.CharField(required=False, strip=False)
    remove = forms.BooleanField(required=False)
    once = forms.RegexField(ONE_USE, strip=False)
    base = forms.IntegerField(min_value=1, max_value=_LARGEST)

    def clean_text(self) -> str:
        text = newlines(self.cleaned_data["text"])
        return refuse_longer(text, LONGEST)

    def clean_value(self) -> str:
        return refuse_longer(newlines(self.cleaned_data["value"]), LONGEST_VALUE)

    def clean(self) -> dict[str, Any]:
        if END not in self.data or "once" in self.errors or "base" in self.errors:
            raise ValidationError(_("The form came without its end, or changed on the way. Send it again."))
        return self.cleaned_data

    @property
    def typed(self) -> str:
        return newlines(str(self.data.get("text", "")))

    @property
    def problem(self) -> str:
        """Why it is not clean, in a line."""
        return " ".join(str(error) for errors in self.errors.values() for error in errors)


def refuse_longer(text: str, most: int) -> str:
    if len(text) > most:
        said = {"n": len(text), "most": most}
        raise ValidationError(
            _("%(n)s characters are too many: %(most)s is the most. Shorten it."), params=said
        )
    return text
