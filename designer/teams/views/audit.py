"""What was done in a team, for its admins: the page, and all of it as a table to keep."""

import csv
from collections.abc import Iterator
from typing import Any, Final

from django.http import HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import render
from django.utils.timezone import localtime
from django.views.decorators.http import require_safe

from designer.audit.models import Record, RecordQuerySet
from designer.teams.audit_page import AuditPage
from designer.teams.models import Act
from designer.teams.signed_in import SignedInRequest
from designer.teams.views.members import visible_team

COLUMNS: Final = ("number", "at", "person", "e-mail", "act", "kind", "about", "label", "facts", "mark")
FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%")


@require_safe
def audit(request: SignedInRequest, slug: str) -> HttpResponseBase:
    team = visible_team(request, slug)
    request.user.must(Act.MANAGE, team)
    page = AuditPage(team, request.GET)
    if request.GET.get("format") == "csv":
        return _download(page.found, f"audit-{team.slug}.csv")
    return _shown(request, page)


def _shown(request: SignedInRequest, page: AuditPage) -> HttpResponse:
    return render(request, "teams/audit.html", {"page": page, "team": page.team})


def _download(records: RecordQuerySet, name: str) -> StreamingHttpResponse:
    response = StreamingHttpResponse(_lines(records), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


class _Echo:
    """A file that gives back what is written to it."""

    def write(self, line: str) -> str:
        return line


def _lines(records: RecordQuerySet) -> Iterator[Any]:
    write = csv.writer(_Echo()).writerow
    yield "\ufeff"  # by which spreadsheets know that it is UTF-8
    yield write(COLUMNS)
    for record in records.iterator(chunk_size=500):
        yield write(map(defused, _row(record)))


def _row(record: Record) -> list[Any]:
    person = record.person
    who = [person.name, person.email] if person else ["", ""]
    what = [record.act, record.kind, record.about, record.label, record.facts, record.mark]
    return [record.number, localtime(record.at).isoformat(), *who, *what]


def defused(cell: Any) -> str:
    """A spreadsheet performs what begins like a formula; an apostrophe says that it is text."""
    text = str(cell)
    return f"'{text}" if text.lstrip(" \u00a0\ufeff").startswith(FORMULA) else text
