"""A secret that was pasted by mistake is taken out of all that repeats it; the digests of before stay."""

import json
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, connection, transaction
from django.urls import reverse

from designer import taskdef
from designer.audit.models import Record
from designer.audit.verifying import verdicts
from designer.aws.models import Registration
from designer.aws.outcome import Outcome, State
from designer.aws.sending import send
from designer.drafts.models import Draft, Import, Redaction, TeamTemplate, UnsavedText
from designer.drafts.redacting import REDACTED, CannotRedact, redact, secret_at
from designer.reviews.models import Review, Thread
from designer.reviews.models.comment import Words
from designer.reviews.models.suggestion import Proposal
from designer.taskdef.edits import Editor
from designer.teams.models import MayNot, Person, ReviewPolicy
from tests.access.aws import make_target
from tests.aws import documents
from tests.stored import everything

SECRET = 'hunter2 "täglich" \\ 4711'
POINTER = "/containerDefinitions/0/environment/0/value"
FIRST = {
    **documents.DOCUMENT["containerDefinitions"][0],
    "environment": [{"name": "PASSWORD", "value": SECRET}],
}
DOCUMENT: dict[str, Any] = {**documents.DOCUMENT, "containerDefinitions": [FIRST]}


@pytest.fixture
def draft(team, author) -> Draft:
    """The secret came with the first version, went into another field, and left the first in the third."""
    made = Draft.start(team, author, DOCUMENT)
    change(made, author, "/containerDefinitions/0/command", ["--password", f"x{SECRET}y"])
    change(made, author, POINTER, "from elsewhere")
    return made


def change(draft: Draft, person: Person, pointer: str, value: Any) -> None:
    editor = Editor(draft.document)
    editor.put(pointer, value)
    draft.edit(person, draft.version, editor.finish())


@pytest.fixture
def everywhere(draft, team, author, publisher) -> Draft:
    """All that may repeat a value of a draft."""
    Import.objects.create(draft=draft, text=json.dumps(DOCUMENT), name="x.json")
    UnsavedText.objects.keep(draft, author, f"{{{SECRET}", 1)
    told = {"description": SECRET, "document": DOCUMENT, "examples": {"A": SECRET}}
    TeamTemplate.keep(team, author, "Orders", replace=True, **told)
    comment = Thread.start(draft, author, POINTER, 1, Words(f"It is {SECRET}", "k" * 24, proposal()))
    comment.edit(author, 1, f"It was {SECRET}")
    target = make_target(team)
    Review.ask(draft, author, draft.version, [target], note=SECRET, key="k" * 24)
    ReviewPolicy(target=target, is_sandbox=True).save()
    sent = Registration.begin(draft, draft.version, target, publisher, "k" * 24)
    sent.start_sending(0, "")
    sent.settle(Outcome(state=State.REGISTERED, arn="arn:1", revision=1, answer=json.dumps(DOCUMENT)))
    draft.refresh_from_db()
    return draft


def proposal() -> Proposal:
    return Proposal(pointer=POINTER, version=1, before=SECRET, after=SECRET + "!", name="PASSWORD")


def take_out(draft: Draft, admin: Person | None) -> Redaction:
    return redact(draft, secret_at(draft, 1, POINTER), admin, "Pasted by mistake")


def holding(spellings: list[str]) -> set[str]:
    return {table for table, rows in everything().items() for one in spellings if one in repr(rows)}


def spellings() -> list[str]:
    """As it is, as JSON has it, and as JSON within JSON; and each as Python shows it."""
    plain = [SECRET, json.dumps(SECRET)[1:-1], json.dumps(SECRET, ensure_ascii=False)[1:-1], "hunter2"]
    return [*plain, *(repr(one)[1:-1] for one in plain)]


def test_nothing_in_the_database_has_it_any_more(everywhere, admin) -> None:
    assert len(holding(spellings())) > 8
    take_out(everywhere, admin)
    assert holding(spellings()) == set()


def test_all_else_is_as_it_was(everywhere, admin) -> None:
    before = [json.loads(edit.text) for edit in everywhere.edits.order_by("version")]
    take_out(everywhere, admin)
    after = [json.loads(edit.text) for edit in everywhere.edits.order_by("version")]
    taken = [json.loads(json.dumps(one).replace(json.dumps(SECRET)[1:-1], REDACTED)) for one in before]
    assert after == [*taken, taken[-1]]
    assert Draft.objects.get().document == after[-1]


def test_the_digests_of_before_are_kept_with_who_and_why(draft, admin) -> None:
    before = {str(edit.version): taskdef.digest(edit.text) for edit in draft.edits.all()}
    made = take_out(draft, admin)
    assert (made.person, made.reason) == (admin, "Pasted by mistake")
    assert json.loads(made.digests) == before
    assert made.places["drafts.Edit"] == 3


def test_a_new_version_is_made_so_that_nothing_agreed_to_before_holds_for_it(draft, admin) -> None:
    was = (draft.version, draft.digest)
    take_out(draft, admin)
    assert draft.version == was[0] + 1
    assert draft.digest == taskdef.digest(draft.content.text) != was[1]


def test_where_the_newest_version_does_not_have_it_no_version_is_made(draft, author, admin) -> None:
    change(draft, author, "/containerDefinitions/0/command", ["true"])
    version, digest = draft.version, draft.digest
    take_out(draft, admin)
    assert (draft.version, draft.digest) == (version, digest)


def test_history_and_audit_say_so_without_the_value(draft, admin, client_of) -> None:
    take_out(draft, admin)
    record = Record.objects.get(act="secret taken out")
    assert record.told["versions"] == [1, 2, 3]
    assert "hunter2" not in record.facts
    page = client_of(admin).get(reverse("drafts:history", args=[draft.pk])).content.decode()
    assert "took a secret out of all versions" in page
    assert not any(verdict.wrong for verdict in verdicts())


def test_edits_from_before_still_fit(draft, author, admin) -> None:
    base = draft.version
    editor = Editor(draft.document)
    editor.put("/cpu", "256")
    take_out(draft, admin)
    draft.edit(author, base, editor.finish())
    assert draft.document["cpu"] == "256"
    assert draft.undo(author)


class TestRefused:
    def test_who_is_no_admin(self, draft, author) -> None:
        with pytest.raises(MayNot):
            take_out(draft, author)

    def test_without_a_reason(self, draft, admin) -> None:
        with pytest.raises(CannotRedact, match="Say why"):
            redact(draft, secret_at(draft, 1, POINTER), admin, " ")

    @pytest.mark.parametrize(
        "pointer", ["/containerDefinitions", "/nowhere", "x", "/containerDefinitions/0/name"]
    )
    def test_what_is_no_text_or_too_short(self, draft, pointer) -> None:
        with pytest.raises(CannotRedact):
            secret_at(draft, 1, pointer)

    def test_while_a_registration_is_not_settled(self, everywhere, admin, publisher) -> None:
        target = Registration.objects.get().target
        Registration.begin(everywhere, everywhere.version, target, publisher, "l" * 24)
        with pytest.raises(CannotRedact, match="not settled"):
            take_out(everywhere, admin)


def test_a_text_that_was_pinned_changes_no_other_way(everywhere) -> None:
    for statement in ("UPDATE aws_registration SET text = 'x'", "UPDATE reviews_earliertext SET text = 'x'"):
        with pytest.raises(IntegrityError), transaction.atomic():
            connection.cursor().execute(statement)


def test_what_it_was_taken_out_of_is_never_sent_again(everywhere, admin, publisher) -> None:
    target = Registration.objects.get().target
    held_up = Registration.begin(everywhere, everywhere.version, target, publisher, "l" * 24)
    held_up.settle(Outcome(state=State.NOT_SENT))
    take_out(everywhere, admin)
    held_up.queue_again(publisher)
    send(held_up)
    assert (held_up.state, held_up.code) == (State.NOT_SENT, "NotWhatWasPinned")


def test_a_redaction_never_changes(draft, admin) -> None:
    take_out(draft, admin)
    with pytest.raises(IntegrityError), transaction.atomic():
        Redaction.objects.update(reason="Another")


class TestPage:
    def post(self, browser: Any, draft: Draft, **more: str) -> Any:
        told = {"pointer": POINTER, "version": "1", "reason": "Pasted by mistake", **more}
        return browser.post(reverse("drafts:redact", args=[draft.pk]), told)

    def test_it_first_tells_where_it_stands(self, draft, admin, client_of) -> None:
        page = self.post(client_of(admin), draft).content.decode()
        assert "It stands in these versions: 1, 2, 3." in page
        assert "hunter2" not in page
        assert not Redaction.objects.exists()

    def test_then_it_is_taken_out(self, draft, admin, client_of) -> None:
        assert self.post(client_of(admin), draft, sure="on").status_code == 302
        assert "hunter2" not in client_of(admin).get(reverse("drafts:json", args=[draft.pk])).content.decode()

    @pytest.mark.parametrize("more", [{"pointer": "/x"}, {"version": "99"}, {"reason": ""}, {"version": "x"}])
    def test_what_is_wrong_is_said_beside_its_field(self, draft, admin, client_of, more) -> None:
        response = self.post(client_of(admin), draft, sure="on", **more)
        assert response.status_code == 422
        assert 'aria-invalid="true"' in response.content.decode()


def test_the_command_does_the_same(draft, capsys) -> None:
    call_command("redact", str(draft.pk), POINTER, "--in-version", "1", "--reason", "Pasted by mistake")
    assert "drafts.Edit: 3 rows" in capsys.readouterr().out
    assert Redaction.objects.get().person is None
    with pytest.raises(CommandError):
        call_command("redact", "0", POINTER, "--reason", "x")
