"""The drafts that hold some words, from the index over groups of three characters.

Rare words come from the index. Common ones have too many drafts there: then walking along the list, newest
first, and looking into each soon finds a page of them. So neither sorts more than a few rows.
"""

from collections.abc import Sequence
from typing import Any, Final

from django.db import connection
from django.db.models import Q

from designer.drafts.models.draft_queryset import DraftQuerySet

RARE: Final = 1_000
"""Drafts up to which a word is rare."""
LOOKED_THROUGH: Final = 2_000
"""The newest drafts of a team, in which words are looked for that are too short for the index."""
_GROUP: Final = 3
_CATCH_UP: Final = (
    "INSERT INTO drafts_words(drafts_words, rowid, words, purpose)"
    " SELECT 'delete', draft_id, words, purpose FROM drafts_words_pending WHERE draft_id = %s",
    "INSERT INTO drafts_words(rowid, words, purpose) SELECT t.draft_id, t.words, t.purpose"
    " FROM drafts_words_pending p JOIN drafts_drafttext t ON t.draft_id = p.draft_id WHERE p.draft_id = %s",
    "DELETE FROM drafts_words_pending WHERE draft_id = %s",
)


def holding(
    drafts: DraftQuerySet, teams: Sequence[int], words: Sequence[str]
) -> tuple[DraftQuerySet, Sequence[int]]:
    """Those of the teams' drafts that hold every word somewhere, upper or lower case.

    And the teams along whose lists they are to be looked for; none where they are few, found by themselves.
    """
    if any("\0" in word for word in words):  # which no text holds, and PostgreSQL takes for a fault
        return drafts.none(), ()
    lowered = [word.lower() for word in words]
    known = [word for word in lowered if len(word) >= _GROUP]
    found = rare(teams, known) if known else None
    if found is not None:
        drafts, teams = drafts.filter(pk__in=found), ()
    elif not known:
        drafts = _newest(drafts, teams)
    for word in lowered:
        drafts = drafts.filter(Q(content__words__contains=word) | Q(content__purpose__contains=word))
    return drafts, teams


def rare(teams: Sequence[int], words: Sequence[str]) -> list[int] | None:
    """The ids of the teams' drafts that may hold all of these words; None for more than RARE."""
    if not teams:
        return []
    ask = _on_sqlite if connection.vendor == "sqlite" else _on_postgresql
    sql, values = ask(words, f"d.team_id IN ({', '.join(['%s'] * len(teams))})", list(teams))
    with connection.cursor() as cursor:
        cursor.execute(f"{sql} LIMIT {RARE + 1}", values)
        found = [pk for (pk,) in cursor.fetchall()]
    return found if len(found) <= RARE else None


def catch_up(draft_id: int) -> None:
    """Have the index hold what the draft says now, and nowhere what it said before."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            for statement in _CATCH_UP:
                cursor.execute(statement, [draft_id])


def _newest(drafts: DraftQuerySet, teams: Sequence[int]) -> DraftQuerySet:
    newest = Q(pk__in=[])
    for team in teams:
        rows = drafts.filter(team=team).order_by("-edited_at", "-id")
        newest |= Q(pk__in=rows.values("pk")[:LOOKED_THROUGH])
    return drafts.filter(newest)


def _on_sqlite(words: Sequence[str], of_teams: str, teams: list[int]) -> tuple[str, list[Any]]:
    """All groups of all words; the index knows no places, so what it finds is still to be looked into.

    So are the drafts that it does not follow yet: see migration 0018. One of them may be named twice.
    """
    groups = {word[at : at + _GROUP]: None for word in words for at in range(len(word) - _GROUP + 1)}
    quoted = ('"{}"'.format(group.replace('"', '""')) for group in groups)
    return (
        "SELECT d.id FROM drafts_words_pending CROSS JOIN drafts_draft d ON d.id = draft_id"  # noqa: S608
        f" WHERE {of_teams}"
        " UNION ALL SELECT d.id FROM drafts_words CROSS JOIN drafts_draft d ON d.id = drafts_words.rowid"
        f" WHERE drafts_words MATCH %s AND {of_teams}",
        [*teams, " ".join(quoted), *teams],
    )


def _on_postgresql(words: Sequence[str], of_teams: str, teams: list[int]) -> tuple[str, list[Any]]:
    patterns = [f"%{_escaped(word)}%" for word in words]
    each = " AND ".join(["(t.words LIKE %s OR t.purpose LIKE %s)"] * len(words))
    return (
        "SELECT d.id FROM drafts_drafttext t JOIN drafts_draft d ON d.id = t.draft_id"  # noqa: S608
        f" WHERE {each} AND {of_teams}",
        [*(pattern for one in patterns for pattern in (one, one)), *teams],
    )


def _escaped(word: str) -> str:
    for sign in ("\\", "%", "_"):
        word = word.replace(sign, f"\\{sign}")
    return word
