"""The templates that come with the app: one JSON file each, with its words, its inputs and its document.

The words are collected for translation from the files themselves (`words`).
"""

import json
from collections.abc import Iterator
from functools import cache
from importlib import resources
from typing import Any

from django.utils.translation import gettext_lazy as _

from designer.drafts.inputs import FAMILY, KINDS, Input
from designer.drafts.template import Template


@cache
def all_starters() -> dict[str, Template]:
    """Every starter by its key, in the order that the files ask for."""
    files = (file for file in resources.files(__package__).iterdir() if file.name.endswith(".json"))
    told = {file.name.removesuffix(".json"): json.loads(file.read_text(encoding="utf-8")) for file in files}
    in_order = sorted(told.items(), key=lambda pair: (pair[1]["order"], pair[0]))
    return {f"starter:{slug}": starter(slug, said) for slug, said in in_order}


def words(said: dict[str, Any]) -> Iterator[str]:
    """All words of a file that people read."""
    yield from (said["title"], said["lead"], *said["needs"])
    for asked in said["inputs"]:
        yield from (asked[name] for name in ("label", "hint") if name in asked)


def starter(slug: str, said: dict[str, Any]) -> Template:
    """The template that a file of this name says."""
    return Template(
        key=f"starter:{slug}",
        title=_(said["title"]),
        lead=_(said["lead"]),
        icon=said["icon"],
        document=said["document"],
        inputs=tuple(_input(asked) for asked in said["inputs"] if asked["name"] != FAMILY),
        needs=tuple(_(need) for need in said["needs"]),
    )


def _input(asked: dict[str, str]) -> Input:
    kind = KINDS[asked["kind"]]
    return Input(
        asked["name"],
        kind,
        _(asked["label"]) if "label" in asked else kind.label,
        _(asked["hint"]) if "hint" in asked else kind.hint,
        asked.get("example", ""),
        asked.get("default", ""),
    )
