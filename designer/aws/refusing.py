"""Why a registration is not begun: its form came before, or the draft or the target is not ready for it."""

from __future__ import annotations

from django.utils.translation import gettext as _

from designer.aws.blocking import Blocking, SendAnyway
from designer.aws.ready import Ready
from designer.aws.refusal import AlreadyPosted, CannotRegister
from designer.aws.registration_queryset import RegistrationQuerySet
from designer.drafts.models import Draft, KeyReused
from designer.taskdef.checked import checked
from designer.teams.models import Target


def look_for_errors(draft: Draft) -> None:
    """What is found is remembered by its text: look before the row is locked, so that nobody waits for it."""
    checked(draft.text)


def refuse_posted_twice(key: str, draft: Draft, version: int, target: Target) -> None:
    posted = draft.registrations.filter(key=key).first()
    if posted is None:
        return
    if (posted.version, posted.target_id) != (version, target.pk):
        raise KeyReused
    raise AlreadyPosted(posted)


def refuse_wrong_state(draft: Draft, version: int, target: Target, anyway: SendAnyway) -> None:
    if draft.version != version:
        raise CannotRegister(_("The draft was edited since you opened this page. Look at it again."))
    if draft.archived_at:
        raise CannotRegister(_("The draft is archived. Restore it first."))
    if target.team_id != draft.team_id:
        raise CannotRegister(_("The target belongs to another team."))
    Blocking.of(draft, Target.objects.get(pk=target.pk)).refuse(anyway, target)


def refuse_unready(draft: Draft, target: Target, anyway: SendAnyway) -> Ready:
    """Last of all: what the account lacks matters to a draft that may be registered there otherwise."""
    ready = Ready(draft, Target.objects.get(pk=target.pk))
    ready.refuse(ticked=anyway.unchecked)
    return ready


def refuse_unsettled(in_the_way: RegistrationQuerySet) -> None:
    if in_the_way.exists():
        raise CannotRegister(_("Another registration of this family is not settled yet."))
