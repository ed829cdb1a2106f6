"""What changes of images and of whole containers mean."""

from typing import Any, Final

from designer.taskdef import images
from designer.taskdef.consequences.sides import Sides, Teller, container_of, plain, shown
from designer.taskdef.diff import Change
from designer.taskdef.images import Image
from designer.taskdef.said import Said
from designer.taskdef.words import gettext_noop as _


def _image(change: Change, _sides: Sides) -> Said:
    before, after = _parsed(change.before), _parsed(change.after)
    if before is None or after is None:
        return Said(_("Another image."))
    values = {"before": shown(_version(before)), "after": shown(_version(after))}
    earlier, later = images.in_full(before), images.in_full(after)
    if earlier == later:
        return Said(_("The same image, written in another way."))
    if earlier.registry != later.registry:
        registries = {"before": earlier.registry, "after": later.registry}
        return Said(_("The image comes from another registry: {before} → {after}."), registries)
    if earlier.repository != later.repository:
        values = {"before": earlier.repository, "after": later.repository}
        return Said(_("The image is of another repository: {before} → {after}."), values)
    if after.digest and not before.digest:
        return Said(_("Pinned now: {before} → {after} of the same repository."), values)
    if before.digest and not after.digest:
        return Said(
            _("No longer pinned: whatever {after} points to in the same repository is pulled."), values
        )
    return Said(_("New image: {before} → {after} of the same repository."), values)


def _parsed(text: Any) -> Image | None:
    return images.parse(text) if isinstance(text, str) else None


def _version(image: Image) -> str:
    """The tag, or the digest in short; latest where neither is written, as Docker has it."""
    if image.digest:
        algorithm, _colon, number = image.digest.partition(":")
        digest = f"{algorithm}:{number[:12]}"
        return f"{image.tag}@{digest}" if image.tag else digest
    return image.tag or "latest"


def _container(change: Change, _sides: Sides) -> Said | None:
    """One that came or went as a whole."""
    if change.member:
        return None
    found = change.before if change.kind == "removed" else change.after
    item = found if isinstance(found, dict) else {}
    values: dict[str, object] = {"container": container_of(change), "image": shown(item.get("image", "–"))}
    if change.kind == "removed":
        return Said(_("“{container}” is no longer part of the task."), values)
    if item.get("privileged") is True:
        return Said(_("A new container from {image}, with all rights on the host."), values)
    if secrets := item.get("secrets"):
        values["number"] = len(secrets) if isinstance(secrets, list) else 1
        return Said(_("A new container from {image}, which gets secrets: {number}."), values)
    return Said(_("A new container from {image}."), values)


SAYS: Final[dict[str, Teller]] = {
    "containerDefinitions[]": _container,
    "containerDefinitions[].name": plain(
        _("The container {before} is called {after} now; all else of it is told beside this.")
    ),
    "containerDefinitions[].image": _image,
    "containerDefinitions[].versionConsistency": plain(
        _("Whether all tasks of a service run the very same image: {before} → {after}.")
    ),
}
