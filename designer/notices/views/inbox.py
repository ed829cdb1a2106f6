"""The inbox: what waits for a person, and what they were told. Looking at it marks nothing as read."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from designer.notices import waiting
from designer.notices.models import Notice
from designer.notices.paging import page
from designer.teams.own_address import own_address
from designer.teams.signed_in import SignedInRequest


@require_safe
def inbox(request: SignedInRequest) -> HttpResponse:
    notices = page(Notice.objects.visible_to(request.user), request.GET.get("after", ""))
    sections = waiting.sections(request.user) if notices.is_first else []
    newest = max((one.pk for one in notices.rows), default=0)
    context = {"sections": sections, "page": notices, "newest": newest}
    return render(request, "notices/inbox.html", context)


@require_POST
def read(request: SignedInRequest, notice_id: int) -> HttpResponse:
    """Read, and then to what it is about, or back to the inbox."""
    notice = get_object_or_404(Notice.objects.visible_to(request.user), pk=notice_id)
    notice.read()
    if request.POST.get("do") == "open":
        return redirect(own_address(request, notice.url))
    return redirect("notices:inbox")


@require_POST
def read_all(request: SignedInRequest) -> HttpResponse:
    """All that were there when the page was: what came since was not seen."""
    newest = request.POST.get("newest", "")
    shown = Notice.objects.visible_to(request.user)
    if newest.isascii() and newest.isdecimal() and len(newest) < 19:
        count = shown.filter(pk__lte=int(newest)).mark_read()
        said = ngettext("%(n)d notice is marked as read.", "%(n)d notices are marked as read.", count)
        messages.success(request, said % {"n": count})
    return redirect("notices:inbox")
