"""Notices page by page, unread ones first: each page begins after a notice, so that the last is as quick."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

from django.db.models import BooleanField, ExpressionWrapper, Q

from designer.notices.models import Notice
from designer.notices.models.notice import NoticeQuerySet

ON_A_PAGE: Final = 25
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_SPELLED: Final = re.compile(r"(u|r)-([0-9]{1,17})-([0-9]{1,18})")


@dataclass(frozen=True)
class Page:
    """`after` spells where the next page begins; empty on the last."""

    rows: Sequence[Notice]
    after: str
    is_first: bool


def page(notices: NoticeQuerySet, after: str, size: int = ON_A_PAGE) -> Page:
    """The page that begins there; the first one for what is no such place."""
    read = _SPELLED.fullmatch(after) if after.isascii() else None
    if read is not None:
        notices = notices.filter(_after(read[1] == "u", _moment(int(read[2])), int(read[3])))
    is_read = ExpressionWrapper(Q(read_at__isnull=False), BooleanField())
    ordered = notices.annotate(is_read=is_read).order_by("is_read", "-at", "-pk")
    rows = list(ordered.select_related("team", "draft", "by")[: size + 1])
    return Page(rows[:size], _spelled(rows[size - 1]) if len(rows) > size else "", read is None)


def _after(is_unread: bool, at: datetime, pk: int) -> Q:
    later = Q(at__lt=at) | Q(at=at, pk__lt=pk)
    return (
        (Q(read_at=None) & later) | Q(read_at__isnull=False)
        if is_unread
        else Q(read_at__isnull=False) & later
    )


def _moment(microseconds: int) -> datetime:
    return _EPOCH + timedelta(microseconds=microseconds)


def _spelled(notice: Notice) -> str:
    microseconds = (notice.at - _EPOCH) // timedelta(microseconds=1)
    return f"{'r' if notice.read_at else 'u'}-{microseconds}-{notice.pk}"
