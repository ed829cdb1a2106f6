"""The page with a list to choose a field's value from: which account, which kind, what was found."""

from __future__ import annotations

from functools import cached_property
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse

from designer.aws.explanations import Explanation, explain_trouble
from designer.aws.looking import Listing, all_lookups, look
from designer.aws.lookup import Asked, Entry, Lookup, Words
from designer.aws.pickable import pick_at
from designer.drafts.models import Draft
from designer.drafts.names import AT, BASE
from designer.drafts.places import place_of, where_named
from designer.teams.models import Target
from designer.teams.signed_in import SignedInRequest

REMEMBERED = "looks in"
"""Where a session keeps which account of a team somebody looked in last."""


class PickPage:
    """What is asked for in an address: the field `at`, a kind, an account, a search, a page.

    Raises LookupError for a field without a list, and for a kind there is not.
    """

    def __init__(self, request: SignedInRequest, draft: Draft, at: str, problem: str = "") -> None:
        self.draft, self.at, self.problem = draft, at, problem
        self.person, asked = request.user, request.GET
        self._pick = pick_at(draft.document, at)
        self.kind = asked.get("kind", "") or self._pick.kinds[0]
        self.lookup: Lookup = all_lookups()[self.kind]
        within = asked.get("within") or (self._pick.within(draft.document, at) if self._is_first else "")
        self.asked = Asked(asked.get("q", "").strip()[:200], within[:2_000], asked.get("from", "")[:4_000])
        self.is_afresh = "again" in asked
        self.target = self._chosen(request)

    def _chosen(self, request: HttpRequest) -> Target | None:
        """The account asked for, which is remembered; else the one looked in last, else the first."""
        remembered = request.session.get(REMEMBERED, {})
        team = str(self.draft.team_id)
        wanted = request.GET.get("target", "")
        by_id = {str(target.pk): target for target in self.targets}
        if wanted in by_id and remembered.get(team) != wanted:
            request.session[REMEMBERED] = remembered | {team: wanted}
        return by_id.get(wanted) or by_id.get(remembered.get(team, "")) or next(iter(self.targets), None)

    @cached_property
    def targets(self) -> list[Target]:
        return list(self.draft.team.targets.all())

    @cached_property
    def listing(self) -> Listing:
        if self.target is None:
            return Listing()
        return look(self.kind, self.asked, self.target, self.person, afresh=self.is_afresh)

    @property
    def explanation(self) -> Explanation | None:
        trouble = self.listing.trouble
        return explain_trouble(trouble) if trouble else None

    @property
    def _is_first(self) -> bool:
        return self.kind in self._pick.kinds

    @property
    def kinds(self) -> list[tuple[Words, str, bool]]:
        """The lists this field can be chosen from, with their addresses; none where there is but one."""
        kinds = self._pick.kinds if len(self._pick.kinds) > 1 else ()
        return [(all_lookups()[kind].title, self._address(kind=kind), kind == self.kind) for kind in kinds]

    @property
    def where(self) -> str:
        """The field, as people say it."""
        return where_named(self.at, self.draft.document)

    @property
    def back(self) -> str:
        return place_of(self.at, self.draft.document).url(self.draft.pk)

    @property
    def first(self) -> str:
        """The list that this one was opened from; empty for the list itself."""
        return "" if self._is_first else self._address()

    @property
    def entries(self) -> list[tuple[Entry, str]]:
        """Each with the address of what lies in it."""
        page = self.listing.page
        return [(entry, self._inside(entry)) for entry in (page.entries if page else ())]

    def _inside(self, entry: Entry) -> str:
        return self._address(kind=entry.opens, within=entry.within) if entry.opens else ""

    @property
    def from_start(self) -> str:
        """The first page of a list that goes on; empty on that page itself."""
        return self._same() if self.asked.token else ""

    @property
    def more(self) -> str:
        page = self.listing.page
        return self._same(**{"from": page.next}) if page and page.next else ""

    @property
    def afresh(self) -> str:
        return self._same(again="1")

    @property
    def kept(self) -> dict[str, str]:
        """What a search and a choice of another account keep of the address."""
        return {AT: self.at, BASE: str(self.draft.version), "kind": self.kind, "within": self.asked.within}

    @property
    def address(self) -> str:
        return reverse("aws:pick", args=[self.draft.pk])

    def _same(self, **more: str) -> str:
        return self._address(kind=self.kind, within=self.asked.within, q=self.asked.search, **more)

    def _address(self, **told: str) -> str:
        wanted = {AT: self.at, BASE: str(self.draft.version)} | told
        query = urlencode({name: value for name, value in wanted.items() if value})
        return f"{self.address}?{query}"
