"""Reads every chain from its first record to its end and says where one is not as it was written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from designer.audit import marks
from designer.audit.models import Chain, Record


class NoHead(ValueError):
    """Not CHAIN:NUMBER:MARK."""


@dataclass(frozen=True)
class Head:
    """How far a chain had come once, kept where who changes the database cannot change it."""

    chain: str
    number: int
    mark: str

    @classmethod
    def read(cls, text: str) -> Head:
        chain, _colon, rest = text.strip().partition(":")
        number, _colon, mark = rest.partition(":")
        if not (chain and number.isascii() and number.isdecimal() and mark):
            raise NoHead(text)
        return cls(chain, int(number), mark)


@dataclass(frozen=True)
class Verdict:
    """`wrong` says what the first record is that is not as it was written; empty where all are."""

    chain: str
    records: int
    newest: str
    wrong: str = ""


def verdicts(heads: Iterable[Head] = ()) -> Iterator[Verdict]:
    heads = list(heads)
    chains = list(Chain.objects.order_by("name"))
    for chain in chains:
        yield _verdict(chain, {head.number: head.mark for head in heads if head.chain == chain.name})
    for name in sorted({head.chain for head in heads} - {chain.name for chain in chains}):
        yield Verdict(name, 0, "", "the whole chain is gone")


def _verdict(chain: Chain, heads: dict[int, str]) -> Verdict:
    newest = Record(chain=chain, number=0)
    among = marks.keys()
    for record in Record.objects.filter(chain=chain).order_by("number").iterator():
        fitting = _fitting(record, among)
        wrong = _wrong(record, newest, fits=bool(fitting), kept=heads.get(record.number, record.mark))
        if wrong:
            return Verdict(chain.name, newest.number, newest.head, wrong)
        newest, among = record, fitting
    return Verdict(chain.name, newest.number, newest.head, _wrong_end(chain, newest, max(heads, default=0)))


def _fitting(record: Record, among: list[bytes]) -> list[bytes]:
    """The key it was marked with, and the newer ones: an older one is never used again."""
    for place in reversed(range(len(among))):
        if marks.is_mark(record.mark, record.said, among[place]):
            return among[: place + 1]
    return []


def _wrong(record: Record, before: Record, *, fits: bool, kept: str) -> str:
    if record.number != before.number + 1:
        return f"record {before.number + 1} is missing"
    if not fits or record.previous != before.mark:
        return f"record {record.number} is not as it was written"
    if record.mark != kept:
        return f"record {record.number} is another than the head kept elsewhere says"
    return ""


def _wrong_end(chain: Chain, newest: Record, kept: int) -> str:
    if newest.number < max(chain.number, kept):
        return f"records {newest.number + 1} to {max(chain.number, kept)} are cut off"
    if (chain.number, chain.mark) != (newest.number, newest.mark):
        return f"the end of the chain is not that of record {newest.number}"
    return ""
