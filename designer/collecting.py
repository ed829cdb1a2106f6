"""When Python looks for garbage in a process that serves pages."""

import gc
from typing import Final

_OBJECTS: Final = 10_000
"""New ones after which it looks: about those of a few pages."""


def settle() -> None:
    """Leave all that is loaded by now out of every search: it stays as long as the process does.

    Looking through it again and again took a tenth of the time of a page.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(_OBJECTS, 10, 10)
