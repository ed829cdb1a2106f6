"""Takes a secret that was pasted by mistake out of a draft and of everything that repeats it."""

from __future__ import annotations

import json
import secrets
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Final

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from designer import audit, taskdef
from designer.audit import marks
from designer.drafts import after_edit
from designer.drafts.models import (
    Draft,
    DraftText,
    Edit,
    Import,
    Redaction,
    Reference,
    Status,
    TeamTemplate,
    UnsavedText,
    VersionName,
    Waiver,
)
from designer.drafts.search import index
from designer.drafts.summary import summary
from designer.notices.models import Delivery, Notice, Watch
from designer.taskdef import paths
from designer.taskdef.checked import checked
from designer.teams.models import Act, Person

REDACTED: Final = "<REDACTED>"
SHORTEST: Final = 6


class CannotRedact(Exception):
    """Nothing was taken out; the message says why, for the page to show."""


@dataclass(frozen=True, repr=False)
class Secret:
    """`text` is the value as it stands in the document."""

    text: str

    def out_of(self, value: Any) -> Any:
        """The same without it, in whatever strings it stands; keys stay."""
        match value:
            case str():
                return value.replace(self.text, REDACTED)
            case list():
                return [self.out_of(one) for one in value]
            case dict():
                return {key: self.out_of(one) for key, one in value.items()}
        return value

    def out_of_json(self, text: str) -> str:
        """Of a JSON text, spelled as we spell them."""
        return taskdef.compact(self.out_of(json.loads(text))) if self.may_be_in(text) else text

    def out_of_operations(self, text: str) -> str:
        """The places that operations name stay as they are."""
        if not self.may_be_in(text):
            return text
        held = ("before", "after", "item")
        entries = [
            entry if "order" in entry else {k: self.out_of(v) if k in held else v for k, v in entry.items()}
            for entry in json.loads(text)
        ]
        return taskdef.compact(entries)

    def out_of_lowered(self, text: str) -> str:
        """Of a text of which only the small letters are kept."""
        return Secret(self.text.lower()).out_of_typed(text)

    def out_of_typed(self, text: str) -> str:
        """Of a text of any kind, in which it may be spelled as it is or as JSON spells it."""
        for spelling in sorted(self._spellings, key=len, reverse=True):
            text = text.replace(spelling, REDACTED)
        return text

    def may_be_in(self, text: str) -> bool:
        return any(spelling in text for spelling in self._spellings)

    @property
    def _spellings(self) -> set[str]:
        return {self.text, *(json.dumps(self.text, ensure_ascii=ascii)[1:-1] for ascii in (True, False))}


Clean = Callable[[Secret, Any], Any]


@dataclass(frozen=True)
class Place:
    """Columns of a table whose rows belong to drafts by `draft`, a path of the query."""

    model: type[models.Model]
    draft: str
    columns: dict[str, Clean]

    def clean(self, draft: Draft, secret: Secret) -> int:
        """How many rows held it."""
        count = 0
        for row in self.model._base_manager.filter(**{self.draft: draft.pk}).only("pk", *self.columns):
            told = {name: getattr(row, name) for name in self.columns}
            new = {name: self.columns[name](secret, text) for name, text in told.items() if text}
            changed = {name: text for name, text in new.items() if text != told[name]}
            if changed:
                count += self.model._base_manager.filter(pk=row.pk).update(**changed)
        return count


PLACES: Final[list[Place]] = [
    Place(DraftText, "draft", {"text": Secret.out_of_json}),
    Place(Edit, "draft", {"text": Secret.out_of_json, "operations": Secret.out_of_operations}),
    Place(Import, "draft", dict.fromkeys(("text", "repaired", "repairs", "name"), Secret.out_of_typed)),
    Place(UnsavedText, "draft", {"text": Secret.out_of_typed}),
    Place(VersionName, "draft", {"name": Secret.out_of_typed}),
    Place(Draft, "pk", dict.fromkeys(("purpose", "based_on"), Secret.out_of_typed)),
    Place(DraftText, "draft", dict.fromkeys(("words", "purpose"), Secret.out_of_lowered)),
    Place(Reference, "draft", dict.fromkeys(("value", "name"), Secret.out_of_typed)),
    Place(Redaction, "draft", {"reason": Secret.out_of_typed}),
    Place(
        TeamTemplate,
        "team__drafts",
        {
            "text": Secret.out_of_json,
            "examples": Secret.out_of,
            **dict.fromkeys(("name", "description"), Secret.out_of_typed),
        },
    ),
    Place(Waiver, "team__drafts", {"reason": Secret.out_of_typed}),
    Place(Notice, "team__drafts", {"facts": Secret.out_of, "url": Secret.out_of_typed}),
    Place(Delivery, "team__drafts", {"body": Secret.out_of}),
    Place(Watch, "team__drafts", {"family": Secret.out_of_typed}),
]
"""All that repeats what stands in a draft. Apps above put their tables here at the start."""

IN_THE_WAY: Final[list[Callable[[Draft], str]]] = []
"""Each says why a draft's texts have to stay for now, or ""."""


def secret_at(draft: Draft, version: int, pointer: str) -> Secret:
    """What stands there. Raises CannotRedact, or Edit.DoesNotExist for a version that never was."""
    try:
        found = paths.get(draft.document_at(version), pointer)
    except ValueError:
        found = None
    if not isinstance(found, str):
        raise CannotRedact(_("There is no text at that place in that version."))
    if len(found) < SHORTEST or found == REDACTED:
        raise CannotRedact(_("The text is too short: it would be taken out where it means something else."))
    return Secret(found)


@transaction.atomic
def redact(draft: Draft, secret: Secret, person: Person | None, reason: str) -> Redaction:
    """Take it out everywhere, with a record of who did so and why. Raises CannotRedact or MayNot."""
    now = Draft.objects.select_for_update().get(pk=draft.pk)
    for why in (ask(now) for ask in IN_THE_WAY):
        if why:
            raise CannotRedact(why)
    if person is not None:
        person.must(Act.MANAGE, now.team)
    if not reason.strip():
        raise CannotRedact(_("Say why."))
    salt = secrets.token_hex(16)
    made = Redaction.objects.create(
        draft=now,
        person=person,
        reason=secret.out_of_typed(reason.strip())[:500],
        salt=salt,
        mark=marks.mark([salt, secret.text], marks.keys()[0]),
        digests=taskdef.compact(_digests(now, secret)),
    )
    counts = {place.model._meta.label: place.clean(now, secret) for place in PLACES}
    version = _go_on(now, person)
    index.catch_up(now.pk)
    Redaction.objects.filter(pk=made.pk).update(counts=taskdef.compact(counts), is_open=False)
    told = {"redaction": made.pk, "version": version, "versions": made.versions, "mark": made.mark}
    audit.record("secret taken out", team=now.team, by=person, about=now, **told)
    made.refresh_from_db()
    draft.refresh_from_db()
    return made


def _digests(draft: Draft, secret: Secret) -> dict[str, str]:
    """Of the versions that hold it, as they are."""
    texts: Iterator[Any] = draft.edits.order_by("version").values_list("version", "text").iterator()
    return {str(version): taskdef.digest(text) for version, text in texts if secret.may_be_in(text)}


def _go_on(draft: Draft, person: Person | None) -> int:
    """A new version of what stands there now, so that nothing agreed to before holds for it."""
    text = DraftText.objects.get(pk=draft.pk).text
    if taskdef.digest(text) == draft.digest:
        return draft.version
    said, by = summary(checked(text)), person or draft.edited_by
    Draft.objects.filter(pk=draft.pk).update(
        version=draft.version + 1,
        digest=taskdef.digest(text),
        status=Status.EDITING,
        edited_by=by,
        edited_at=timezone.now(),
        **said.columns(),
    )
    DraftText.objects.filter(pk=draft.pk).update(words=said.words)
    draft.edits.create(
        version=draft.version + 1, base_version=draft.version, person=by, operations="[]", text=text
    )
    after_edit.tell(draft.pk)
    return draft.version + 1
