"""One thread as an answer: in its place for htmx, else on a page of its own."""

from typing import Any

from django.http import HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import get_object_or_404, render

from designer.reviews.models import Thread
from designer.reviews.shown_thread import Reader, ShownThread, shown_threads, with_all
from designer.reviews.thread_html import thread_html
from designer.teams.parts import wants_part
from designer.teams.signed_in import SignedInRequest

LOOKS = ("", "bare")


def show(request: SignedInRequest, thread_id: int, status: int = 200, **state: Any) -> HttpResponse:
    """The thread as it is now; `state` is what a ShownThread has besides."""
    threads = with_all(Thread.objects.visible_to(request.user)).select_related(
        "draft__content", "draft__team"
    )
    thread = get_object_or_404(threads, pk=thread_id)
    shown = the_thread(request, thread).but(**state)
    if wants_part(request):
        return HttpResponse(thread_html(shown), status=status)
    shown = shown.but(has_history=True)
    return render(request, "reviews/thread.html", {"shown": shown, "draft": thread.draft}, status=status)


def the_thread(request: SignedInRequest, thread: Thread) -> ShownThread:
    reader = Reader.of(request.user, thread.draft, get_token(request), _look(request))
    return shown_threads([thread], thread.draft, reader)[0]


def _look(request: SignedInRequest) -> str:
    asked = request.POST.get("look") or request.GET.get("look") or ""
    return asked if asked in LOOKS and wants_part(request) else ""
