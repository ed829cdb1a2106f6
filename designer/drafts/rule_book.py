"""A rule as people read it: how grave it is, what it is about, where it applies, how sure we are."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from html import escape
from string import Formatter
from typing import Final

from django.urls import get_script_prefix, reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from designer.drafts.comparison import TYPES
from designer.drafts.words import LEVEL_ICONS, LEVEL_TONES, level_name
from designer.taskdef.check import all_rules
from designer.taskdef.rule import LEVELS, Rule
from designer.taskdef.task import LAUNCH_TYPES

TOPICS: Final = {
    "schema": gettext_lazy("Structure and names"),
    "family": gettext_lazy("Family"),
    "platform": gettext_lazy("Platform and placement"),
    "size": gettext_lazy("CPU and memory"),
    "image": gettext_lazy("Images and registries"),
    "environment": gettext_lazy("Environment variables"),
    "secrets": gettext_lazy("Secrets"),
    "ports": gettext_lazy("Ports"),
    "health": gettext_lazy("Health checks, timeouts, restarts"),
    "ordering": gettext_lazy("Startup dependency ordering"),
    "logging": gettext_lazy("Logging"),
    "linux": gettext_lazy("Commands, users, Linux parameters"),
    "devices": gettext_lazy("Devices and GPUs"),
    "windows": "Windows",
    "storage": gettext_lazy("Volumes and storage"),
    "network": gettext_lazy("Network"),
    "roles": gettext_lazy("Roles"),
    "security": gettext_lazy("Privileges and isolation"),
    "tags": gettext_lazy("Tags"),
}
"""In the order of the list. A topic is a folder of rules."""

LEVELS_MEAN: Final = {
    "error": gettext_lazy("Amazon ECS refuses to register it."),
    "runtime": gettext_lazy("It registers, then fails to start or misbehaves."),
    "security": gettext_lazy("A security reviewer would object."),
    "practice": gettext_lazy("It works; experienced people do it otherwise."),
    "note": gettext_lazy("Worth knowing. Never counted and never in the way."),
}
SURE: Final = {
    "high": gettext_lazy("Sure: the sources leave no doubt."),
    "medium": gettext_lazy("Fairly sure: it is documented, but we have not seen the service do it."),
    "low": gettext_lazy("Not sure: reports differ, or AWS may have changed it."),
}
OS_NAMES: Final = {"LINUX": "Linux", "WINDOWS": "Windows"}
EVERYWHERE: Final = "*"


@dataclass(frozen=True)
class ShownRule:
    """A rule in the reader's language."""

    rule: Rule

    @property
    def id(self) -> str:
        return self.rule.id

    @property
    def url(self) -> str:
        return rule_url(self.rule.id)

    @property
    def title(self) -> str:
        return _(self.rule.title)

    @property
    def topic(self) -> str:
        return topic_name(self.rule.topic)

    @property
    def level(self) -> str:
        return level_name(self.rule.level)

    @property
    def level_means(self) -> str:
        return str(LEVELS_MEAN[self.rule.level])

    @property
    def tone(self) -> str:
        return LEVEL_TONES[self.rule.level]

    @property
    def icon(self) -> str:
        return LEVEL_ICONS[self.rule.level]

    @property
    def message(self) -> SafeString:
        return with_names(_(self.rule.message))

    @property
    def fix(self) -> SafeString:
        return with_names(_(self.rule.fix))

    @property
    def sure(self) -> str:
        return str(SURE[self.rule.confidence])

    @property
    def launch_types(self) -> str:
        """Fargate, External; nothing where it is about all of them."""
        chosen = self.rule.launch_types
        if set(chosen) == set(LAUNCH_TYPES):
            return ""
        return ", ".join(str(tile.name) for tile in TYPES if tile.value in chosen)

    @property
    def systems(self) -> str:
        """Linux, Windows."""
        return ", ".join(name for value, name in OS_NAMES.items() if value in self.rule.os_families)

    @property
    def is_for_one_system(self) -> bool:
        return len(self.rule.os_families) == 1

    @property
    def is_mended(self) -> bool:
        """Whether one click may mend it."""
        return self.rule.mend is not None

    @property
    def fields(self) -> list[SafeString]:
        """The paths of the fields it looks at, to be broken between names; none for the whole document."""
        paths = [escape(path).replace(".", "<wbr>.") for path in self.rule.paths if path != EVERYWHERE]
        return [mark_safe(path) for path in paths]  # noqa: S308 - escaped above

    @property
    def place(self) -> tuple[int, int, str]:
        """Its place in the list: by topic, the gravest first."""
        known = list(TOPICS)
        topic = known.index(self.rule.topic) if self.rule.topic in TOPICS else len(known)
        return topic, LEVELS.index(self.rule.level), self.title

    @property
    def texts(self) -> Iterator[str]:
        """Everything it can be found by."""
        rule = self.rule
        yield from (rule.id, _(rule.title), _(rule.message), _(rule.fix), rule.service_says, *rule.paths)


def in_order() -> list[ShownRule]:
    """Every rule there is, in the order of the list."""
    return sorted((ShownRule(rule) for rule in all_rules().values()), key=lambda shown: shown.place)


def topic_name(topic: str) -> str:
    """A topic that has no name here is called as its folder."""
    return str(TOPICS.get(topic, topic.replace("_", " ").capitalize()))


def rule_url(rule_id: str) -> str:
    """The page of a rule."""
    return _rule_url(rule_id, get_script_prefix())


@lru_cache(maxsize=1024)
def _rule_url(rule_id: str, _script_prefix: str) -> str:
    """The list has hundreds of such addresses; resolving each would cost a fifth of it."""
    return reverse("drafts:rule", args=[rule_id])


def with_names(template: str) -> SafeString:
    """A message before its values are filled in: "<code>{count}</code> containers"."""
    pieces = (
        escape(literal) + (f"<code>{{{escape(name)}}}</code>" if name else "")
        for literal, name, _spec, _conversion in Formatter().parse(template)
    )
    return mark_safe("".join(pieces))  # noqa: S308 - all of it is escaped above
