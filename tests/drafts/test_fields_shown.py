"""Every field the API takes is in one step of the wizard; those without a section of ours say so here."""

from designer.drafts.fields import Grid, Step
from designer.drafts.steps import STEPS, other_settings
from designer.taskdef import schema

# Fields under "Other settings" until a section asks for them in its own words.
OTHER_SETTINGS: dict[str, list[str]] = {}


def others(step: Step) -> list[str]:
    sections = (section for section in step.sections if section.id == other_settings.ID)
    grids = (part for section in sections for part in section.parts if isinstance(part, Grid))
    return [field.path for grid in grids for field in grid.fields]


def test_what_lies_under_other_settings_is_written_here() -> None:
    assert {step.slug: others(step) for step in STEPS if others(step)} == OTHER_SETTINGS


def test_no_field_of_the_api_is_out_of_reach() -> None:
    assert other_settings.unplaced(STEPS) == []


def test_a_field_is_one_name_in_one_step() -> None:
    named = [path for step in STEPS for path in step.paths]
    assert sorted(named) == sorted(set(named))


def test_every_path_a_step_names_is_a_field_of_the_api_or_an_option_of_a_map() -> None:
    unknown = [path for step in STEPS for path in step.paths if schema.find(path) is None]
    assert all(".options." in path for path in unknown), unknown
