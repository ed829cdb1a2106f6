"""Makes a task definition of a text that the strict gate refuses, or that is written a little wrong.

Nothing is changed that is not proposed, and nothing done that is not accepted. `taskdef.load` knows nothing
of this: what comes of the repairs has to pass it like any other text.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, Final

from designer.taskdef import encoding, lenient, paths, repairs, schema_errors, surroundings, text
from designer.taskdef.load import Loaded, load
from designer.taskdef.notes import Kind, Note
from designer.taskdef.positions import Positions
from designer.taskdef.proposal import Proposal, Splice
from designer.taskdef.refusal import UnreadableDocument
from designer.taskdef.splicing import Lines, Spliced
from designer.taskdef.tidy import Respelled
from designer.taskdef.words import gettext_noop as _

ROUNDS: Final = 8
"""What one repair uncovers another one mends: a template, its capitals, its numbers."""
MOST: Final = 5_000
"""Proposals that are looked at. Nobody decides about more."""
LARGEST: Final = 262_144
"""Characters. A task definition has at most 64 KiB; what is much larger is another thing."""


@dataclass(frozen=True, slots=True)
class Repair:
    """A proposal with its place in the text that was given. `key` tells it from all others of that text."""

    key: str
    repair: str
    kind: Kind
    template: str
    values: dict[str, object]
    path: str
    line: int
    column: int
    before: str
    after: str
    is_guess: bool

    @property
    def note(self) -> Note:
        return Note(self.path, self.kind, self.template, **self.values)


Accept = Callable[[Repair], bool]


@dataclass(frozen=True, slots=True)
class Repaired:
    """What comes of a text. `text` passed the gate and became `loaded`; or `refusal` says why none did.

    `proposed` are all repairs that came up, in the order of the text; `done` those that were accepted.
    `strict` is why the text is refused as it is; None when it need not be repaired to be read.
    """

    proposed: list[Repair]
    done: list[Repair]
    text: str
    loaded: Loaded | None
    refusal: UnreadableDocument | None
    strict: UnreadableDocument | None


def all_of_them(repair: Repair) -> bool:
    return True


def safe_ones(repair: Repair) -> bool:
    return not repair.is_guess


def repair(data: bytes | str, accept: Accept = all_of_them) -> Repaired:
    """What the repairs that are accepted make of a text. Raises UnreadableDocument for what is no text."""
    given = encoding.decode(data)
    attempt = _Attempt(given, accept)
    try:
        loaded = load(given)
    except UnreadableDocument as refusal:
        return attempt.run(refusal)
    if schema_errors.is_valid(loaded.document):
        return Repaired([], [], given, loaded, None, None)
    return attempt.run(None)


@dataclass
class _Attempt:
    given: str
    accept: Accept
    proposed: dict[str, Repair] = field(default_factory=dict)
    done: dict[str, Repair] = field(default_factory=dict)

    def run(self, strict: UnreadableDocument | None) -> Repaired:
        spliced = Spliced(self.given, self._splices())
        loaded, refusal, repaired = None, None, spliced.text
        try:
            repaired = self._mend_value(spliced)
            loaded = load(repaired)
        except UnreadableDocument as unreadable:
            refusal = strict if not self.done else self._in_given(unreadable, spliced, repaired)
        proposed, done = (sorted(some.values(), key=_place) for some in (self.proposed, self.done))
        return Repaired(proposed, done, repaired, loaded, refusal, strict)

    @staticmethod
    def _in_given(refusal: UnreadableDocument, spliced: Spliced, repaired: str) -> UnreadableDocument:
        """The refusal at its place in what was given, unless the value was written out anew since."""
        return _placed(refusal, spliced) if repaired is spliced.text else refusal

    def _splices(self) -> Iterator[Splice]:
        """Those of the accepted repairs of the text, when it is no JSON."""
        if len(self.given) > LARGEST or _is_json(self.given):
            return
        start = surroundings.beginning(self.given)
        if start is None:
            return
        reading = lenient.read(self.given, start)
        lines = Lines(self.given)
        for name, propose in repairs.of_text().items():
            for proposal in propose(reading):
                if self._is_accepted(name, proposal, lines.place(proposal.splices[0].start)):
                    yield from proposal.splices

    def _mend_value(self, spliced: Spliced) -> str:
        """The text after the accepted repairs of the value that the spliced text holds."""
        value = text.read(spliced.text)
        places = _Places(spliced, value)
        done = len(self.done)
        quiet: set[str] = set()
        for name, propose in [*repairs.of_values().items()] * ROUNDS:
            if name in quiet:
                continue
            before = len(self.done)
            value = self._repaired(value, name, propose, places)
            quiet = quiet | {name} if len(self.done) == before else set()
        if len(self.done) == done:
            return spliced.text
        self._note_spellings(spliced.text, places)
        return text.dump(value)

    def _repaired(self, value: Any, name: str, propose: repairs.OfValue, places: "_Places") -> Any:
        for proposal in list(propose(value)):
            if self._is_accepted(name, proposal, places.of(value, proposal.path)):
                value = proposal.change(value)
        return value

    def _note_spellings(self, repaired: str, places: "_Places") -> None:
        """Writing a value out gives numbers such as 1.10 their one spelling: that is told, too."""
        for path, number in _respelled(text.read(repaired, respelled=Respelled), ""):
            words = Proposal(
                kind="changed",
                template=_("{spelling} is written as {value} from now on."),
                values=number._asdict(),
                path=path,
                before=number.spelling,
                after=str(number.value),
            )
            repair = _repair("spelling", words, places.in_given(path))
            self.done[repair.key] = repair

    def _is_accepted(self, name: str, proposal: Proposal, place: tuple[int, int]) -> bool:
        """Whether it is to be done; not if it was done before, or if there are too many."""
        if len(self.proposed) >= MOST:
            return False
        repair = _repair(name, proposal, place)
        if repair.key in self.done:
            return False
        self.proposed.setdefault(repair.key, repair)
        if self.accept(repair):
            self.done[repair.key] = repair
        return repair.key in self.done


def _repair(name: str, proposal: Proposal, place: tuple[int, int]) -> Repair:
    line, column = place
    where = f"{name}\n{line}:{column}\n{proposal.path}\n{proposal.before}\n{proposal.after}"
    return Repair(
        text.digest(where.encode(errors="replace").decode())[:12],
        name,
        proposal.kind,
        proposal.template,
        proposal.values,
        proposal.path,
        line,
        column,
        proposal.before,
        proposal.after,
        proposal.is_guess,
    )


def _respelled(value: Any, at: str) -> Iterator[tuple[str, Respelled]]:
    if isinstance(value, Respelled):
        yield at, value
    elif isinstance(value, dict | list):
        for key, member in value.items() if isinstance(value, dict) else enumerate(value):
            yield from _respelled(member, f"{at}/{paths.escape(key)}")


def _is_json(given: str) -> bool:
    try:
        text.read(given)
    except UnreadableDocument:
        return False
    return True


def _placed(refusal: UnreadableDocument, spliced: Spliced) -> UnreadableDocument:
    """The refusal of a text with splices, at its place in the text that was given."""
    offset = Lines(spliced.text).offset(refusal.line, refusal.column)
    line, column = Lines(spliced.given).place(spliced.offset_in_given(offset))
    return UnreadableDocument(refusal.template, line, column, **refusal.values)


def _place(repair: Repair) -> tuple[int, int]:
    return repair.line, repair.column


class _Places:
    """Where in the given text a value stands, wherever repairs have moved what is around it."""

    def __init__(self, spliced: Spliced, value: Any) -> None:
        self._spliced = spliced
        self._positions = Positions(spliced.text)
        self._given: dict[int, tuple[str, Any]] = {}
        self._lines = Lines(spliced.text)
        self._lines_given = Lines(spliced.given)
        self._remember(value, "")

    def of(self, value: Any, path: str) -> tuple[int, int]:
        """Line and column for a path into the value as it is now: of what is there, or of what is around."""
        parts = paths.tokens(path)
        for end in range(len(parts), -1, -1):
            here = paths.get(value, paths.pointer(tuple(parts[:end])))
            known = self._given.get(id(here))
            if known is not None:
                rest = "".join(f"/{paths.escape(part)}" for part in parts[end:])
                return self.in_given(known[0] + rest)
        return 1, 1

    def in_given(self, pointer: str) -> tuple[int, int]:
        position = self._positions.of_given(pointer)
        offset = self._lines.offset(position.line, position.column)
        return self._lines_given.place(self._spliced.offset_in_given(offset))

    def _remember(self, value: Any, at: str) -> None:
        stack = [(value, at)]
        while stack:
            here, pointer = stack.pop()
            if isinstance(here, dict | list):
                self._given[id(here)] = pointer, here  # kept with it, so that no other gets its id
                members = here.items() if isinstance(here, dict) else enumerate(here)
                stack += [(member, f"{pointer}/{paths.escape(key)}") for key, member in members]
