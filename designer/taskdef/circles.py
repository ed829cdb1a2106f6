"""Names that lead back to themselves."""

from collections.abc import Collection, Iterator, Mapping
from typing import Final, NamedTuple

Graph = Mapping[str, Collection[str]]
"""Each name -> the names it leads to; those that the graph does not have lead nowhere."""

MOST_NAMED: Final = 10


class Circle(NamedTuple):
    """The first names of a circle in the order it is walked, and the last one, which leads to the first."""

    names: list[str]
    last: str

    def __str__(self) -> str:
        left_out = [] if self.last in self.names else ["…", self.last]
        return " → ".join([*self.names, *left_out, self.names[0]])


def circles(graph: Graph) -> Iterator[Circle]:
    """A circle for each name that leads back to one it was reached through.

    Every name is walked once: of circles that share names not all are told, but one at least.
    """
    done = {name for name, others in graph.items() if not any(map(graph.__contains__, others))}
    for start in graph:
        if start not in done:
            yield from _walk(graph, start, done)


def leading_to(graph: Graph, goal: str) -> set[str]:
    """The names from which the goal can be reached, on however many ways round."""
    back: dict[str, list[str]] = {}
    for name, others in graph.items():
        for other in others:
            back.setdefault(other, []).append(name)
    found: set[str] = set()
    ahead = [goal]
    while ahead:
        new = [name for name in back.get(ahead.pop(), ()) if name not in found]
        found.update(new)
        ahead += new
    return found


def _walk(graph: Graph, start: str, done: set[str]) -> Iterator[Circle]:
    way, place = [start], {start: 0}
    ahead = [iter(graph[start])]
    while ahead:
        name = next(ahead[-1], None)
        if name is None:
            ahead.pop()
            done.add(way.pop())
            place.popitem()
        elif name in place:
            yield Circle(way[place[name] : place[name] + MOST_NAMED], way[-1])
        elif name in graph and name not in done:
            place[name] = len(way)
            way.append(name)
            ahead.append(iter(graph[name]))
