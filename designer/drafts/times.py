"""Moments as people say them: 12 min ago, today 10:29, yesterday 17:52, 20 Nov 16:04."""

from datetime import datetime, timedelta

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext


def spoken(at: datetime, now: datetime) -> str:
    """A moment of the past, in the zone in which times are shown. Clocks that differ make no future."""
    at, now = localtime(at), localtime(now)
    minutes = (now - at) // timedelta(minutes=1)
    if minutes < 1:
        return _("just now")
    if minutes < 60:
        return ngettext("%(n)d min ago", "%(n)d min ago", minutes) % {"n": minutes}
    days = (now.date() - at.date()).days
    if days == 0:
        return _("today %(time)s") % {"time": f"{at:%H:%M}"}
    if days == 1:
        return _("yesterday %(time)s") % {"time": f"{at:%H:%M}"}
    this_year, earlier = pgettext("date", "j M H:i"), pgettext("date", "j M Y")
    return date_format(at, this_year if at.year == now.year else earlier)
