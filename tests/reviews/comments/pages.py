"""The pages of comments: where they are, what they say, and what frames their forms."""

from html import unescape
from typing import Any

from django.test import Client

from designer.drafts.models import Draft
from designer.reviews.models import Thread

SENT = {"base": "1", "once": "k" * 24, "end": "1"}


def text(browser: Client, address: str, **headers: Any) -> str:
    return unescape(browser.get(address, **headers).content.decode())


def every(draft: Draft) -> str:
    return f"/drafts/{draft.pk}/comments/"


def one(thread: Thread) -> str:
    return f"/threads/{thread.pk}/"
