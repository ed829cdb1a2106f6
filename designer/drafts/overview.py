"""The page before registering: what will be sent, what was found, how near the limits are, and where to."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from designer.drafts import says
from designer.drafts.comparison import TYPES
from designer.drafts.drawing.columns import MOST
from designer.drafts.drawing.of_task import on_page
from designer.drafts.drawing.start_bars import start_bars
from designer.drafts.drawing.told import Told, told
from designer.drafts.fields import Words
from designer.drafts.page import StepPage
from designer.drafts.places import step_url
from designer.drafts.search.kinds import LOOKS, Look, used_url
from designer.drafts.shares import bars
from designer.drafts.shown_finding import ShownFinding
from designer.drafts.start_times import StartLine, start_lines
from designer.drafts.steps import BY_SLUG
from designer.drafts.volume_types import EFS, type_words
from designer.taskdef import images
from designer.taskdef.check import all_rules
from designer.taskdef.items import Item
from designer.taskdef.references import places
from designer.teams.models import Person, Target


@dataclass(frozen=True)
class ContainerLine:
    """A container in the table."""

    url: str
    name: str
    image: str
    short_image: str
    essential: bool
    cpu: int | None
    memory: int | None
    ports: str
    after: str


@dataclass(frozen=True)
class ShownReference:
    """Something that the draft refers to, and where it is said what else does."""

    value: str
    look: Look
    url: str


def _short(image: str) -> str:
    """The last part of an image's repository, with the tag and the beginning of the digest."""
    found = images.parse(image)
    if found is None:
        return image
    tag = f":{found.tag}" if found.tag else ""
    digest = f"@{found.digest[:19]}…" if found.digest else ""
    return found.repository.rpartition("/")[2] + tag + digest


class Overview:
    """What the review step shows of a page, to a person."""

    def __init__(self, page: StepPage, person: Person) -> None:
        self.page = page
        self.draft = page.draft
        self.person = person
        self.task = page.form.binding.task

    @cached_property
    def grave(self) -> list[ShownFinding]:
        """Errors, warnings and security findings, worst first."""
        return self.page.errors + self._of("runtime") + self._of("security")

    @cached_property
    def errors_in_the_way(self) -> list[ShownFinding]:
        """None where this person may let AWS decide: where no error is of a rule that is sure."""
        known = all_rules()
        sure = [shown for shown in self.page.errors if known[shown.finding.rule].confidence == "high"]
        return [] if self.may_register and not sure else self.page.errors

    @cached_property
    def advice(self) -> list[ShownFinding]:
        return self._of("practice")

    def _of(self, level: str) -> list[ShownFinding]:
        return [shown for shown in self.page.counted if shown.finding.level == level]

    @cached_property
    def facts(self) -> list[tuple[Words, Words]]:
        """Launch type, platform, network and size, as (label, words)."""
        named = self.task.root.get("requiresCompatibilities") or ()
        size = (says.vcpus(self.task.cpu), says.mebibytes(self.task.memory))
        mode = self.task.root.get("networkMode")
        return [
            (_("Launch type"), ", ".join(str(tile.title) for tile in TYPES if tile.value in named) or "–"),
            (_("Platform"), says.platform(self.draft.platform) or _("Linux/X86_64, as nothing is said")),
            (_("Network mode"), mode or _("%(mode)s, as nothing is said") % {"mode": self.task.network_mode}),
            (_("Task size"), " · ".join(part for part in size if part) or "–"),
        ]

    @cached_property
    def references(self) -> list[ShownReference]:
        """What else uses the same can be asked of each."""
        found = {place.reference: None for place in places(self.task.document)}
        return [
            ShownReference(one.value, LOOKS[one.kind], used_url(one.kind, one.value))
            for one in found
            if one.kind not in ("family", "container")
        ]

    @cached_property
    def containers(self) -> list[ContainerLine]:
        return [self._container(container) for container in self.task.containers]

    def _container(self, container: Item) -> ContainerLine:
        after = (one.get("containerName", "–") for one in container.items_of("dependsOn"))
        return ContainerLine(
            step_url(self.draft.pk, BY_SLUG["containers"], container.number - 1),
            says.name(container),
            container.get("image", "–"),
            _short(container.get("image", "–")),
            container.raw.get("essential") is not False,
            container.get("cpu"),
            container.get("memory") or container.get("memoryReservation"),
            says.port_numbers(container) or "–",
            ", ".join(after) or "–",
        )

    @cached_property
    def volumes(self) -> list[tuple[str, str]]:
        return [(volume.label, self._volume(volume)) for volume in self.task.volumes]

    def _volume(self, volume: Item) -> str:
        efs = volume.item(EFS)
        parts = (
            str(type_words(self.task, volume)),
            efs.get("fileSystemId", ""),
            volume.item("host").get("sourcePath", ""),
            _("encrypted in transit") if efs.get("transitEncryption") == "ENABLED" else "",
        )
        return " · ".join(part for part in parts if part)

    @cached_property
    def roles(self) -> list[tuple[Words, str]]:
        return [
            (_("Task role"), says.role(self.task, "taskRoleArn") or "–"),
            (_("Task execution role"), says.role(self.task, "executionRoleArn") or "–"),
        ]

    @cached_property
    def tags(self) -> list[tuple[str, str]]:
        return [(tag.get("key", "–"), tag.get("value", "")) for tag in self.task.root.items_of("tags")]

    @cached_property
    def shares(self) -> dict[str, Any]:
        return bars(self.task, self.task.root)

    @property
    def picture(self) -> SafeString:
        return on_page(self.task)

    @property
    def picture_told(self) -> list[Told]:
        """The picture in words."""
        return told(self.task)

    @cached_property
    def start_lines(self) -> list[StartLine]:
        return start_lines(self.task)

    @property
    def start_bars(self) -> SafeString:
        return start_bars(self.start_lines)

    @property
    def is_drawn_in_part(self) -> bool:
        return len(self.task.containers) > MOST or len(self.task.volumes) > MOST

    @cached_property
    def targets(self) -> list[Target]:
        return list(Target.objects.visible_to(self.person).filter(team=self.draft.team_id))

    @cached_property
    def target(self) -> Target | None:
        """The one chosen first: where this draft was registered last."""
        last = next(iter(self.registered), None)
        return last.target if last else next(iter(self.targets), None)

    @cached_property
    def registered(self) -> list[Any]:
        """Where and as what the draft was registered, newest first."""
        found = self.draft.registrations.registered()
        return list(found.select_related("target").order_by("-created_at")[:5])

    @cached_property
    def may_register(self) -> bool:
        return self.person.can_register(self.draft.team)
