"""Images that are known to start with s6-overlay, an init that has to be process 1.

Source: https://github.com/just-containers/s6-overlay, and the publishers' own pages.
"""

from typing import Final

from designer.taskdef import images
from designer.taskdef.items import Item

_PUBLISHERS: Final = {"linuxserver": "", "shinsenter": "", "serversideup": "php"}
"""The namespace they publish under, and how the names of those of their images begin."""
_INIT: Final = "/init"


def begins(container: Item) -> bool:
    """Whether a container starts with s6-overlay: from such an image, and not with another entry point."""
    reference = container.get("image", "")
    if not any(publisher in reference for publisher in _PUBLISHERS):
        return False
    image = images.parse(reference)
    if image is None or not _is_known(image.repository):
        return False
    given = container.get("entryPoint")
    return container.lacks("entryPoint") if given is None else given[:1] == [_INIT]


def _is_known(repository: str) -> bool:
    """A copy in another registry keeps the namespace: docker-hub/linuxserver/nginx."""
    publisher, _, name = repository.rpartition("/")
    beginning = _PUBLISHERS.get(publisher.rpartition("/")[2])
    return beginning is not None and name.startswith(beginning)
