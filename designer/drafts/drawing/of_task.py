"""The picture of a task as the review step shows it, and as a file to take away."""

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from designer.drafts.drawing import style
from designer.drafts.drawing.layout import drawing
from designer.drafts.drawing.svg import svg
from designer.drafts.drawing.told import one_text, told
from designer.taskdef.task import Task

_LONGEST = 4_000


def on_page(task: Task) -> SafeString:
    """Within a page that says the same in words below it."""
    return svg(drawing(task), "task", _title(task), _("The same in words stands below the picture."))


def as_file(task: Task) -> str:
    """A file of its own: with its colours, and with its words in it."""
    words = one_text(told(task))[:_LONGEST]
    return svg(drawing(task), "task", _title(task), words, style.ELEMENT)


def _title(task: Task) -> str:
    number = len(task.containers)
    words = ngettext(
        "Picture of the task %(family)s with %(n)d container",
        "Picture of the task %(family)s with %(n)d containers",
        number,
    )
    return words % {"family": task.root.get("family", "–"), "n": number}
