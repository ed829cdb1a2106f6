"""Every leaf of the API's shape is in a control of the wizard, and changed by it while nothing else moves."""

import copy
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from designer import taskdef
from designer.drafts.forms import StepForm, items_of
from designer.drafts.models import Draft
from designer.drafts.posted import write
from designer.drafts.steps import STEPS
from designer.taskdef import paths
from designer.taskdef.edits import Editor
from designer.teams.models import Person, Team
from tests.every_leaf import PLATFORMS, changed, every_leaf, leaves_of, place_in
from tests.markup import Markup

Browser = Callable[[Person], Client]


def addresses(draft: Draft) -> Iterator[str]:
    for step in STEPS:
        yield reverse("drafts:step", args=[draft.pk, step.slug])


def forms_of(document: dict[str, Any]) -> Iterator[StepForm]:
    for step in STEPS:
        if not step.items or items_of(step, document):
            yield StepForm(step, document)


def usable(document: dict[str, Any]) -> dict[str, str]:
    """What the forms hold that can be changed on this platform: text by name."""
    controls = (one for form in forms_of(document) for one in form.controls.values())
    return {one.name: one.text for one in controls if not one.reason}


@pytest.mark.parametrize("platform", PLATFORMS)
def test_each_value_is_shown_in_a_control(
    platform: str, team: Team, author: Person, client_of: Browser
) -> None:
    document, client = every_leaf(platform), client_of(author)
    draft, controls = Draft.start(team, author, document), {}
    for address in addresses(draft):
        controls |= Markup(client.get(address).content.decode()).controls
    held = (
        (pointer, *place_in(controls, pointer, value, document)) for pointer, value in leaves_of(document)
    )
    assert [(pointer, name) for pointer, name, text in held if controls[name] != text] == []


def test_each_value_is_changed_by_its_control_alone() -> None:
    left = {pointer for pointer, _value in leaves_of(every_leaf("Fargate"))}
    for platform in PLATFORMS:
        document = every_leaf(platform)
        left -= set(changed_alone(document, usable(document)))
    assert left == set()


def changed_alone(document: dict[str, Any], controls: dict[str, str]) -> Iterator[str]:
    """The leaves that can be changed; each change is exactly the one that is wanted."""
    forms = list(forms_of(document))
    for pointer, value in leaves_of(document):
        try:
            name, _text = place_in(controls, pointer, value, document)
        except LookupError:
            continue
        wanted = copy.deepcopy(document)
        text = put(wanted, pointer, name, changed(pointer, value, document))
        editor, form = Editor(document), next(form for form in forms if name in form.controls)
        assert write(editor, form, {name: text}) == {}
        editor.finish()
        assert taskdef.compact(editor.document) == taskdef.compact(wanted), pointer
        yield pointer


def put(document: dict[str, Any], pointer: str, name: str, value: Any) -> str:
    """Put the value into the document; answers what is posted in the control for it."""
    parent, _slash, last = pointer.rpartition("/")
    around = paths.get(document, parent)
    if "/=" in name:  # the switch of the choice that is there goes off
        del around[int(last)]
        if not around:
            take_off(document, parent)
        return "false"
    key = int(last) if isinstance(around, list) else paths.tokens(pointer)[-1]
    around[key] = value
    whole = paths.get(document, name) if name in pointer else value
    return taskdef.dump(whole) if isinstance(whole, dict | list) else taskdef.compact(value).strip('"')


def take_off(document: dict[str, Any], pointer: str) -> None:
    parent, _slash, last = pointer.rpartition("/")
    del paths.get(document, parent)[last]


@pytest.mark.any_database
@pytest.mark.parametrize("platform", PLATFORMS)
def test_all_of_it_is_changed_step_by_step_and_exported(
    platform: str, team: Team, author: Person, client_of: Browser
) -> None:
    document, client = every_leaf(platform), client_of(author)
    draft, controls = Draft.start(team, author, document), usable(document)
    wanted = copy.deepcopy(document)
    for address in addresses(draft):
        form = Markup(client.get(address).content.decode()).forms.get("step", {})
        for pointer, value in leaves_of(document):
            name = own_control(pointer, form.keys() & controls.keys())
            if name:
                form[name] = put(wanted, pointer, name, changed(pointer, value, document))
        if form:
            assert client.post(address, form).status_code == 302
    exported = client.get(reverse("drafts:download", args=[draft.pk])).content
    assert exported.decode() == taskdef.dump(wanted)


def own_control(pointer: str, names: set[str]) -> str:
    """The control of this leaf alone. What decides what the others may be stays."""
    decides = ("/networkMode", "/requiresCompatibilities", "/runtimePlatform")
    return pointer if pointer in names and not pointer.startswith(decides) else ""
