"""The wizard's steps, in their order. A field is one name in one step."""

from typing import Final

from designer.drafts.fields import Step
from designer.drafts.steps import (
    containers,
    launch_type,
    name_and_size,
    network_mode,
    other_settings,
    review,
    roles,
    tags,
    volumes,
)

STEPS: Final[tuple[Step, ...]] = other_settings.completed(
    (
        launch_type.step,
        name_and_size.step,
        containers.step,
        volumes.step,
        network_mode.step,
        roles.step,
        tags.step,
        review.step,
    ),
    home=name_and_size.step,
)
BY_SLUG: Final[dict[str, Step]] = {step.slug: step for step in STEPS}


def neighbours(step: Step) -> tuple[Step | None, Step | None]:
    """The step before and the step after."""
    place = STEPS.index(step)
    return (STEPS[place - 1] if place else None), (STEPS[place + 1] if place + 1 < len(STEPS) else None)
