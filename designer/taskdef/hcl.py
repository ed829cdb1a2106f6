"""Terraform's language, formatted as `terraform fmt` has it: blocks with arguments, texts and lists.

Source: https://developer.hashicorp.com/terraform/language/syntax/configuration.
"""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from designer.taskdef.double_quoted import double_quoted


class Block(NamedTuple):
    """`resource "aws_lb" "this" { … }`: its head, its arguments, then the blocks in it."""

    head: str
    arguments: tuple[tuple[str, str], ...] = ()
    blocks: tuple["Block", ...] = ()
    comment: str = ""


def written(blocks: Iterable[Block]) -> str:
    """All blocks as one file."""
    return "\n\n".join("\n".join(_lines(block, "")) for block in blocks) + "\n"


def text(value: str) -> str:
    """A text in which nothing is put in the place of anything: ${ and %{ begin what Terraform works out."""
    return double_quoted(value).replace("${", "$${").replace("%{", "%%{")


def texts(values: tuple[str, ...]) -> str:
    """A list of texts on one line, or a line each when there are several."""
    if len(values) == 1:
        return f"[{text(values[0])}]"
    return "\n".join(("[", *(f"  {text(value)}," for value in values), "]"))


def _lines(block: Block, indent: str) -> Iterator[str]:
    if block.comment:
        yield f"{indent}# {block.comment}"
    yield f"{indent}{block.head} {{"
    for value_is_long, arguments in groupby(block.arguments, key=lambda argument: "\n" in argument[1]):
        yield from _arguments(list(arguments), f"{indent}  ", aligned=not value_is_long)
    for number, inner in enumerate(block.blocks):
        if number or block.arguments:
            yield ""
        yield from _lines(inner, f"{indent}  ")
    yield f"{indent}}}"


def _arguments(arguments: list[tuple[str, str]], indent: str, *, aligned: bool) -> Iterator[str]:
    """Those that stand on lines of their own, one after the other, have their signs one below the other."""
    longest = max(len(name) for name, _value in arguments) if aligned else 0
    for name, value in arguments:
        for number, line in enumerate(value.split("\n")):
            yield f"{indent}{line}" if number else f"{indent}{name:{longest}} = {line}"
