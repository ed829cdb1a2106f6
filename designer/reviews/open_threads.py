"""The open threads of a draft with all that is said in them, for the page that shows a hundred comments.

The same as `with_all` reads of any threads, by questions that are made up once; people are read once.
"""

from collections import defaultdict

from django.db.models import QuerySet

from designer.prepared import PreparedModels
from designer.reviews.models import Comment, Suggestion, Thread
from designer.teams.models import Person

Said = list[tuple[Thread, list[Comment]]]


def open_threads(draft: int) -> Said:
    """In the order in which they were started, each with its comments, oldest first."""
    threads = _threads(draft)
    if not threads:
        return []
    people = {person.pk: person for person in _people(draft)}
    suggested = {one.comment_id: one for one in _suggestions(draft)}
    said: dict[int, list[Comment]] = defaultdict(list)
    for comment in _comments(draft):
        comment.person = people[comment.person_id]
        _SUGGESTION.set_cached_value(comment, suggested.get(comment.pk))
        said[comment.thread_id].append(comment)
    return [(thread, said[thread.pk]) for thread in threads]


_SUGGESTION = Comment._meta.get_field("suggestion")


@PreparedModels
def _threads(draft: int) -> QuerySet[Thread]:
    threads = Thread.objects.open().filter(draft=draft).order_by("pk")
    return threads.select_related("taken_in__person").defer("taken_in__text")


def _open(draft: int) -> QuerySet[Comment]:
    return Comment.objects.filter(thread__draft=draft, thread__resolved_at=None)


@PreparedModels
def _comments(draft: int) -> QuerySet[Comment]:
    return _open(draft)


@PreparedModels
def _people(draft: int) -> QuerySet[Person]:
    return Person.objects.filter(pk__in=_open(draft).order_by().values("person"))


@PreparedModels
def _suggestions(draft: int) -> QuerySet[Suggestion]:
    made = Suggestion.objects.filter(comment__in=_open(draft).order_by())
    edits = made.select_related("applied_by", "applied_in__person")
    return edits.defer("applied_in__text", "applied_in__operations")
