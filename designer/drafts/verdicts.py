"""Whether a draft fits a platform, in a few words: it does, or so many edits are needed."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from designer.drafts.words import counted_words
from designer.taskdef.fitting import Fit


@dataclass(frozen=True)
class Verdict:
    """What is said of one platform; `is_chosen` where the draft asks for it."""

    fit: Fit
    is_chosen: bool

    @property
    def words(self) -> str:
        """Fits, 3 edits needed; where there is too much to go through, 50 things to change."""
        fit = self.fit
        if fit.is_fit:
            return _("Fits")
        if not fit.is_counted:
            number = len(fit.errors)
            return ngettext("%(n)d thing to change", "%(n)d things to change", number) % {"n": number}
        return ngettext("%(n)d edit needed", "%(n)d edits needed", fit.edits) % {"n": fit.edits}

    @property
    def tone(self) -> str:
        return "ok" if self.fit.is_fit else "warn"

    @property
    def warnings(self) -> str:
        """2 warnings; nothing for none."""
        number = len(self.fit.warnings)
        return counted_words("runtime", number) if number else ""
