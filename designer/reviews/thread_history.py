"""What is said of a draft, in its history: comments, and suggestions."""

from collections.abc import Iterable
from typing import Final

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from designer.drafts.history.event import Event, say
from designer.drafts.history.mark import Mark
from designer.drafts.history.sources import Source
from designer.drafts.models import Draft
from designer.reviews.models import Comment

COMMENTS: Final = "comments"


def tell(draft: Draft, before: Mark | None, most: int) -> Iterable[Event]:
    rows = Comment.objects.filter(thread__draft=draft).select_related("person", "thread", "suggestion")
    if before is not None:
        rows = rows.filter(before.older(COMMENTS, "at"))
    return [_event(row) for row in rows.order_by("-at", "-pk")[:most]]


def _event(comment: Comment) -> Event:
    thread, who = comment.thread, comment.person.name
    suggests = hasattr(comment, "suggestion")
    template = _("{who} suggested a value of {field}") if suggests else _("{who} commented on {field}")
    if not thread.label:
        template = _("{who} commented on the whole draft")
    return Event(
        at=comment.at,
        source=COMMENTS,
        id=str(comment.pk),
        who=who,
        words=say(template, who, field=thread.label),
        icon="message-square",
        url=f"{reverse('reviews:thread', args=[thread.pk])}#comment-{comment.pk}",
    )


SOURCE: Final = Source(COMMENTS, gettext_lazy("Comments"), tell)
