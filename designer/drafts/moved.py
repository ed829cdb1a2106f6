"""Where the container or volume of a page stands now, after what others did since the page was made."""

from designer.drafts.fields import Step
from designer.drafts.forms import items_of
from designer.drafts.models import Draft
from designer.taskdef.edits import carry_path


def position_now(draft: Draft, step: Step, position: int | None, base: int) -> int | None:
    """The place of the item that stood at `position` in version `base`; None for none, or when it is gone."""
    if not step.items:
        return None
    at = carry_path(f"/{step.items}/{position or 0}", draft.log_since(base).operations)
    now = int(at.rpartition("/")[2]) if at else None
    return now if now is not None and now < len(items_of(step, draft.document)) else None
