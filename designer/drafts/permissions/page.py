"""What the page about least privilege shows: each role, what it has to allow and why, and texts to take."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

from django.utils.translation import gettext as _

from designer import taskdef
from designer.drafts.models import Draft
from designer.drafts.permissions.compared import Compared, Verdict
from designer.drafts.permissions.place_form import PlaceForm
from designer.drafts.permissions.policy_form import EXECUTION, REGISTER, TASK
from designer.drafts.places import place_of, where_named
from designer.drafts.words import told
from designer.taskdef.permissions import Permissions, needed
from designer.taskdef.permissions.exports import WantedRole, cloudformation, json_text, terraform
from designer.taskdef.permissions.need import written
from designer.taskdef.permissions.statement import Statement
from designer.taskdef.permissions.trust import trust_policy
from designer.taskdef.task import Task

_IN_TEXTS: Final = {EXECUTION: "task_execution", TASK: "task", REGISTER: "register"}


@dataclass(frozen=True)
class Link:
    """A value of the document as people call it, and where the wizard asks for it."""

    words: str
    url: str


@dataclass(frozen=True)
class Line:
    """A statement in a role's table: what it is for, the values that ask for it, the verdict on the role."""

    statement: Statement
    words: list[str]
    links: list[Link]
    only_if: str
    verdict: Verdict | None


@dataclass(frozen=True)
class Text:
    """A text to take away; `id` is its element's."""

    id: str
    title: str
    text: str


@dataclass(frozen=True)
class RoleShown:
    """A role of the draft, or who registers it. `named` is what the document says of it."""

    id: str
    title: str
    lead: str
    named: str
    lines: list[Line]
    texts: list[Text]
    compared: Compared | None

    @property
    def placeholders(self) -> list[str]:
        """What is still to be filled in in its policy."""
        return list(dict.fromkeys(one for line in self.lines for one in line.statement.placeholders))


class PermissionsPage:
    """A draft in a place. `compared` is what came of comparing one of the roles with policies."""

    def __init__(self, draft: Draft, form: PlaceForm) -> None:
        self.draft = draft
        self.form = form
        self.document = draft.document
        self.compared: Compared | None = None

    @cached_property
    def needed(self) -> Permissions:
        account, region, partition = self.form.place
        return needed(self.document, account, region, partition, ecs_exec=self.form.ecs_exec)

    def statements(self, role: str) -> list[Statement]:
        """What a role has to allow."""
        return {EXECUTION: self.needed.execution, TASK: self.needed.task, REGISTER: self.needed.pass_role}[
            role
        ]

    def named(self, role: str) -> str:
        """What the document says which role it is."""
        member = {EXECUTION: "executionRoleArn", TASK: "taskRoleArn"}.get(role, "")
        return written(Task(self.document).root, member)

    @property
    def roles(self) -> list[RoleShown]:
        return [
            self._role(
                EXECUTION,
                _("Task execution role"),
                _("ECS itself uses it before your code runs: pull images, read secrets, write logs."),
            ),
            self._role(
                TASK,
                _("Task role"),
                _("What your code calls is not in the task definition: add those actions yourself."),
            ),
            self._role(
                REGISTER,
                _("Who may register"),
                _("Registering needs iam:PassRole on the roles of the draft, and on no others."),
            ),
        ]

    @property
    def trust(self) -> str:
        return taskdef.dump(trust_policy(self.needed.place)).rstrip()

    @property
    def notes(self) -> list[tuple[str, Link]]:
        """What the task definition does not say."""
        return [(told(note.said), self._link(note)) for note in self.needed.notes]

    def _role(self, role: str, title: str, lead: str) -> RoleShown:
        compared = self.compared if self.compared and self.compared.role == role else None
        statements = self.statements(role)
        lines = [self._line(one, compared.verdict(one) if compared else None) for one in statements]
        texts = list(self._texts(role, statements)) if statements else []
        return RoleShown(role, title, lead, self.named(role), lines, texts, compared)

    def _line(self, statement: Statement, verdict: Verdict | None) -> Line:
        words = list(dict.fromkeys(_(why.words) for why in statement.why))
        links = {why.path: self._link(why) for why in statement.why if why.path}
        only_if = _(statement.only_if) if statement.only_if else ""
        return Line(statement, words, list(links.values()), only_if, verdict)

    def _link(self, about: Any) -> Link:
        address = place_of(about.path, self.document).url(self.draft.pk)
        return Link(where_named(about.path, self.document), address)

    def _texts(self, role: str, statements: list[Statement]) -> Iterator[Text]:
        trust = None if role == REGISTER else trust_policy(self.needed.place)
        whole = WantedRole(_IN_TEXTS[role], statements, trust)
        yield Text(f"{role}-json", "JSON", json_text(statements))
        yield Text(f"{role}-cloudformation", "CloudFormation", cloudformation(whole))
        yield Text(f"{role}-terraform", "Terraform", terraform(whole))
