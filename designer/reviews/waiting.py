"""What waits for somebody in reviews and threads, as the inbox, the bar and the list of drafts name it."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from designer.notices.waiting import Line, Source
from designer.reviews.models import Comment, Review, Thread
from designer.reviews.models.rows import ReviewQuerySet
from designer.reviews.models.thread_told import address
from designer.teams.models import Person


def _mine_to_decide(person: Person) -> ReviewQuerySet:
    """Longest waiting first."""
    waiting = Review.objects.visible_to(person).waiting_for(person)
    return waiting.select_related("draft", "asked_by").order_by("pk")


def _asked_by(review: Review) -> Line:
    says = _("asked by %(name)s") % {"name": review.asked_by}
    return Line(str(review.draft), reverse("reviews:review", args=[review.pk]), says, review.asked_at)


def _note(number: int) -> str:
    words = ngettext("%(n)d review waits for you:", "%(n)d reviews wait for you:", number)
    return words % {"n": number}


def _asked(person: Person) -> ReviewQuerySet:
    """Those under way, longest waiting first."""
    mine = Review.objects.visible_to(person).live().filter(asked_by=person)
    return mine.select_related("draft").order_by("pk")


def _how_far(review: Review) -> Line:
    says, url = review.get_status_display(), reverse("reviews:review", args=[review.pk])
    return Line(str(review.draft), url, says, review.asked_at)


def _to_answer(person: Person) -> QuerySet[Thread]:
    """Open threads one wrote in, or on drafts one started, in which somebody else had the last word."""
    last = Comment.objects.filter(thread=OuterRef("pk")).order_by("-at", "-pk")
    wrote = Comment.objects.filter(thread=OuterRef("pk"), person=person)
    seen = Thread.objects.visible_to(person).open().filter(draft__archived_at=None)
    mine = seen.filter(Q(draft__created_by=person) | Exists(wrote))
    said = mine.annotate(
        last_by=Subquery(last.values("person__name")[:1]),
        last_of=Subquery(last.values("person")[:1]),
        last_at=Subquery(last.values("at")[:1]),
    )
    return said.exclude(last_of=person.pk).select_related("draft").order_by("pk")


def _last_word(thread: Thread) -> Line:
    told = {"name": vars(thread)["last_by"], "field": thread.label}
    says = (_("%(name)s wrote at %(field)s") if thread.label else _("%(name)s wrote")) % told
    return Line(str(thread.draft), address(thread), says, vars(thread)["last_at"])


SOURCES = (
    Source("reviews", gettext_lazy("Reviews that wait for you"), _mine_to_decide, _asked_by, _note),
    Source("asked", gettext_lazy("Yours that wait for others"), _asked, _how_far, is_counted=False),
    Source("threads", gettext_lazy("Comments to answer"), _to_answer, _last_word, is_counted=False),
)
