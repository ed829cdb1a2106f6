"""The reviews that wait for somebody, as the inbox and the list of drafts name them."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from designer.notices.waiting import Line, Source
from designer.reviews.models import Review
from designer.reviews.models.rows import ReviewQuerySet
from designer.teams.models import Person


def _rows(person: Person) -> ReviewQuerySet:
    """Longest waiting first."""
    waiting = Review.objects.visible_to(person).waiting_for(person)
    return waiting.select_related("draft", "asked_by").order_by("pk")


def _line(review: Review) -> Line:
    says = _("asked by %(name)s") % {"name": review.asked_by}
    return Line(str(review.draft), reverse("reviews:review", args=[review.pk]), says, review.asked_at)


def _note(number: int) -> str:
    words = ngettext("%(n)d review waits for you:", "%(n)d reviews wait for you:", number)
    return words % {"n": number}


REVIEWS = Source("reviews", gettext_lazy("Reviews that wait for you"), _rows, _line, _note)
