"""Where a post about a thread leads without scripts: to the thread among all of the draft's."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.http import Http404, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse

from designer.drafts.models import Draft
from designer.reviews.models import Thread


def back_to(thread: Thread) -> HttpResponseRedirect:
    address = reverse("reviews:comments", args=[thread.draft_id])
    shown = "" if thread.resolved_at is None else "?show=resolved"
    return redirect(f"{address}{shown}#thread-{thread.pk}")


@contextmanager
def still_there() -> Iterator[None]:
    """A draft that was deleted a moment ago is not found."""
    try:
        yield
    except Draft.DoesNotExist:
        raise Http404 from None
