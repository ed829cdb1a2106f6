"""The options of log drivers as fields: they appear while their driver is chosen, or they have a value."""

from collections.abc import Callable
from functools import cache
from typing import Final

from django.utils.translation import gettext_lazy as _

from designer.drafts.fields import Choices, Field, Words
from designer.taskdef import log_drivers
from designer.taskdef.items import Item
from designer.taskdef.task import Task

OPTIONS: Final = "containerDefinitions[].logConfiguration.options"

_YES_OR_NO: Final = ("true", "false")
_LABELS: Final = _("Docker labels to add to each line, with commas")
_ENV: Final = _("Environment variables to add to each line, with commas")
_ENV_REGEX: Final = _("The same by regular expression")
_TAG: Final = _("What marks the lines of this container")

_HINTS: Final[dict[str, Words]] = {
    "awslogs-group": _("Name of the log group"),
    "awslogs-region": _("Region of the log group"),
    "awslogs-stream-prefix": _("Streams are called prefix/container/task; needed on Fargate"),
    "awslogs-create-group": _("Creates the group if there is none; default false"),
    "awslogs-datetime-format": _("How a line that begins an entry looks, in strftime"),
    "awslogs-multiline-pattern": _("The same as a regular expression; not both"),
    "splunk-url": _("Address of the HTTP event collector"),
    "splunk-token": _("Its token; better as a secret option"),
    "splunk-source": _("Event source"),
    "splunk-sourcetype": _("Event source type"),
    "splunk-index": _("Event index"),
    "splunk-capath": _("Path to the root certificate"),
    "splunk-caname": _("Name that the certificate is checked for"),
    "splunk-insecureskipverify": _("Takes any certificate; default false"),
    "splunk-format": _("How an event is written; default inline"),
    "splunk-verify-connection": _("Starts only if Splunk answers; default true"),
    "splunk-gzip": _("Compresses; default false"),
    "splunk-gzip-level": _("-1 to 9, default -1"),
    "Name": _("The output plugin of Fluent Bit"),
    "log-driver-buffer-limit": _("Lines kept in memory before the router, in bytes"),
    "max-size": _("Of a file, such as 10m; default unlimited"),
    "max-file": _("Number of files kept; default 1"),
    "compress": _("Compresses files that are full"),
    "syslog-address": "udp://host:514, tcp://…, unix:///path",
    "syslog-facility": _("Default daemon"),
    "syslog-tls-ca-cert": _("Path to the certificate authority's certificate"),
    "syslog-tls-cert": _("Path to the client's certificate"),
    "syslog-tls-key": _("Path to the client's key"),
    "syslog-tls-skip-verify": _("Takes any certificate; default false"),
    "syslog-format": "rfc3164, rfc5424, rfc5424micro",
    "gelf-address": "udp://host:12201, tcp://…",
    "gelf-compression-type": _("Over UDP; default gzip"),
    "gelf-compression-level": _("-1 to 9, default 1"),
    "gelf-tcp-max-reconnect": _("Attempts, default 3"),
    "gelf-tcp-reconnect-delay": _("Seconds between attempts, default 1"),
    "fluentd-address": _("host:port, default localhost:24224"),
    "fluentd-async": _("Connects in the background; default false"),
    "fluentd-async-connect": _("Older name of fluentd-async"),
    "fluentd-buffer-limit": _("Lines kept until the connection stands"),
    "fluentd-retry-wait": _("Between attempts, default 1s"),
    "fluentd-max-retries": _("Attempts before it gives up"),
    "fluentd-sub-second-precision": _("Times with nanoseconds; default false"),
    "tag": _TAG,
    "labels": _LABELS,
    "env": _ENV,
    "env-regex": _ENV_REGEX,
}
_LABELLED: Final[dict[str, Words]] = {
    "awslogs-group": _("Log group"),
    "awslogs-region": _("Region"),
    "awslogs-stream-prefix": _("Stream prefix"),
    "awslogs-create-group": _("Create the group"),
}
"""Options that most people meet are called by words; any other by its name, as Docker's pages have it."""

_CHOICES: Final[dict[str, tuple[str, ...]]] = {
    "awslogs-create-group": _YES_OR_NO,
    "splunk-insecureskipverify": _YES_OR_NO,
    "splunk-format": ("inline", "json", "raw"),
    "splunk-verify-connection": _YES_OR_NO,
    "splunk-gzip": _YES_OR_NO,
    "compress": _YES_OR_NO,
    "syslog-tls-skip-verify": _YES_OR_NO,
    "gelf-compression-type": ("gzip", "zlib", "none"),
    "fluentd-async": _YES_OR_NO,
    "fluentd-async-connect": _YES_OR_NO,
    "fluentd-sub-second-precision": _YES_OR_NO,
}
_EXAMPLES: Final = {"awslogs-group": "/ecs/…", "splunk-url": "https://…:8088"}


def fields() -> tuple[Field, ...]:
    """A field for every option of which the table of log drivers knows."""
    return tuple(_field(name) for name in _HINTS)


def names() -> tuple[str, ...]:
    """The options that have a field."""
    return tuple(_HINTS)


def _field(name: str) -> Field:
    return Field(
        path=f"{OPTIONS}.{name}",
        label=_LABELLED.get(name, name),
        hint=_HINTS[name],
        width="c6",
        mono=True,
        example=_EXAMPLES.get(name, ""),
        choices=_offered(_CHOICES[name]) if name in _CHOICES else None,
        shown=_is_taken(name),
    )


def _offered(texts: tuple[str, ...]) -> Callable[[Task, Item], Choices]:
    choices = [(text, text) for text in texts]
    return lambda _task, _item: choices


def _is_taken(name: str) -> Callable[[Task, Item], bool]:
    """Whether the driver chosen takes the option; awslogs, which most tasks have, before one is chosen."""

    def is_taken(_task: Task, container: Item) -> bool:
        return name in _taken(str(container.item("logConfiguration").get("logDriver", "awslogs")))

    return is_taken


@cache
def _taken(driver: str) -> frozenset[str]:
    """In the table some names are followed by words: "Name (Fluent Bit output) …"."""
    known = log_drivers.drivers().get(driver)
    own = known.options if known else ()
    return frozenset((*(name.partition(" ")[0] for name in own), *log_drivers.common_options()))
