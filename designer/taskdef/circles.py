"""Circles among things that refer to each other by name."""

from collections.abc import Iterator, Mapping, Sequence


def closed(ways: Mapping[str, Sequence[str]]) -> Iterator[list[str]]:
    """The names along a circle, for each reference that closes one: from its last name to its first.

    Without those references there is no circle left. A reference to itself is a circle of one.
    """
    done: set[str] = set()
    for start in ways:
        if start not in done:
            yield from _from(start, ways, done)


def _from(start: str, ways: Mapping[str, Sequence[str]], done: set[str]) -> Iterator[list[str]]:
    way, places = [start], {start: 0}
    ahead = [iter(ways[start])]
    while ahead:
        name = next(ahead[-1], None)
        if name is None:
            ahead.pop()
            done.add(last := way.pop())
            del places[last]
        elif name in places:
            yield way[places[name] :]
        elif name not in done:
            places[name] = len(way)
            way.append(name)
            ahead.append(iter(ways.get(name, ())))
