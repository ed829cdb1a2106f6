"""Where the folder of real documents is: TASKDEF_CORPUS, or shared/corpus beside this repository."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

_BESIDE = Path(__file__).parents[2] / "shared" / "corpus"
FOLDER = Path(os.environ.get("TASKDEF_CORPUS", _BESIDE))

needed = pytest.mark.skipif(not FOLDER.is_dir(), reason="no corpus: set TASKDEF_CORPUS to its folder")


def files(kind: str) -> list[Path]:
    """The documents of one kind ("taskdefs", "compose", …), by name; none when there is no corpus."""
    return sorted(path for path in (FOLDER / kind).glob("*") if path.stem.isdecimal())


def each(kind: str, wanted: Callable[[Path], bool] = lambda path: True) -> list[Any]:
    """Those that are wanted, for `parametrize`; one skipped test when there is no corpus."""
    found: list[Any] = [pytest.param(path, id=path.name) for path in files(kind) if wanted(path)]
    return found or [pytest.param(None, marks=needed, id="no-corpus")]
