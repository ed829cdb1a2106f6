"""Who is told of what is said in threads, in the transaction of it. What is said stays in the thread."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse

from designer.notices import Event, tell
from designer.teams.models import Person

if TYPE_CHECKING:
    from designer.reviews.models.comment import Comment
    from designer.reviews.models.suggestion import Suggestion
    from designer.reviews.models.thread import Thread


def said(comment: Comment) -> None:
    """A thread begins, or is answered: then all who wrote in it hear of it."""
    thread = comment.thread
    others = Person.objects.filter(pk__in=thread.comments.exclude(pk=comment.pk).values("person"))
    event = Event.ANSWERED if others else Event.COMMENTED
    tell(event, thread.draft, by=comment.person, to=others, url=address(thread), field=thread.label)


def applied(suggestion: Suggestion, person: Person) -> None:
    thread, writer = suggestion.comment.thread, suggestion.comment.person
    told = {"url": address(thread), "field": thread.label}
    tell(Event.SUGGESTION_APPLIED, thread.draft, by=person, to=[writer], **told)


def address(thread: Thread) -> str:
    """Its own page: resolved or not, it is there."""
    return reverse("reviews:thread", args=[thread.pk])
