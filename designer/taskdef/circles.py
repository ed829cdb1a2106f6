"""Names that lead back to themselves."""

from collections.abc import Collection, Iterator, Mapping

Graph = Mapping[str, Collection[str]]
"""Each name -> the names it leads to; those that the graph does not have lead nowhere."""


def circles(graph: Graph) -> Iterator[list[str]]:
    """One circle for each name that closes one, in the order it is walked: ["a", "b"] is a, b, a again.

    Every name is walked once: of circles that share names not all are told, but one at least.
    """
    done: set[str] = set()
    for start in graph:
        if start not in done:
            yield from _walk(graph, start, done)


def leads_to(graph: Graph, start: str, goal: str) -> bool:
    """Whether the goal can be reached, on however many ways round."""
    seen, ahead = {start}, [start]
    while ahead:
        for name in graph.get(ahead.pop(), ()):
            if name == goal:
                return True
            if name not in seen:
                seen.add(name)
                ahead.append(name)
    return False


def _walk(graph: Graph, start: str, done: set[str]) -> Iterator[list[str]]:
    way = {start: 0}
    ahead = [iter(graph[start])]
    while ahead:
        name = next(ahead[-1], None)
        if name is None:
            ahead.pop()
            done.add(way.popitem()[0])
        elif name in way:
            yield list(way)[way[name] :]
        elif name in graph and name not in done:
            way[name] = len(way)
            ahead.append(iter(graph[name]))
