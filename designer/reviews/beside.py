"""Open threads beside the fields of a draft's form, and their number in its bar."""

from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import ngettext

from designer.drafts.beside import Beside, Mark
from designer.drafts.models import Draft
from designer.reviews.models import Thread


def threads_beside(draft: Draft) -> Beside:
    """In one query."""
    places = Thread.objects.all().open_places(draft)
    address = reverse("reviews:comments", args=[draft.pk])
    marks = {
        pointer: _mark(number, f"{address}?{urlencode({'at': pointer})}")
        for pointer, number in places.items()
        if pointer
    }
    return Beside(marks, _mark(places.total(), address))


def _mark(number: int, url: str) -> Mark:
    words = ngettext("%(n)d open thread", "%(n)d open threads", number) % {"n": number}
    return Mark(number, words, url)
