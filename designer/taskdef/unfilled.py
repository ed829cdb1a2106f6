"""What is still to be filled in is taken out of what rules see of a document."""

from collections.abc import Iterable, Iterator
from typing import Any

from designer.taskdef.items import Item, Raw, Unread, Values, member_of
from designer.taskdef.placeholders import may_hold, placeholder_at
from designer.taskdef.schema import Shape

Signs = tuple[str, ...]
"""Of placeholders, those there are in the document."""

Left = Iterator[tuple[str, str]]
"""(pointer, text) of each placeholder."""


def taken_out(read: Iterable[tuple[Item, Raw]], signs: Signs) -> Left:
    """The placeholders in the items, which lose the texts that hold one.

    With each item comes the structure that says which log driver its texts are for.
    """
    for item, structure in read:
        yield from _of_item(item, signs, structure.get("logDriver"))


def _of_item(item: Item, signs: Signs, driver: object) -> Left:
    for name, value in item.raw.items():
        shape = member_of(item.shape, name) if item.shape else None
        if shape is None:
            continue
        if type(value) is str and may_hold(value, signs):
            found = placeholder_at(shape.path, value, name=name, log_driver=driver)
            if found is not None:
                item.pop(name, None)
                yield item.path(name), found
        elif type(value) is list and shape.item is not None:
            yield from _of_list(item, name, shape.item, signs, driver)


def _of_list(item: Item, name: str, every: Shape, signs: Signs, driver: object) -> Left:
    usable: Values | Unread | None = item.get(name)
    if isinstance(usable, Unread):
        if any(may_hold(text, signs) for entry in usable.entries for text in entry.values()):
            for entry in item.items_of(name):
                yield from _of_item(entry, signs, None)
    elif usable is not None:
        left = list(_of_texts(item, name, every, signs, driver))
        usable.leave_out({at for at, _found in left})
        yield from left


def _of_texts(item: Item, name: str, every: Shape, signs: Signs, driver: object) -> Left:
    texts: list[Any] = item.raw[name]
    for index, text in enumerate(texts):
        if type(text) is str and may_hold(text, signs):
            found = placeholder_at(every.path, text, name=str(index), log_driver=driver)
            if found is not None:
                yield f"{item.path(name)}/{index}", found
