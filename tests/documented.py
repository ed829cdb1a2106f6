"""Commands as the documents show them, for tests that perform them."""

import re
from pathlib import Path

HERE = Path(__file__).parent.parent


def commands(document: str, label: str) -> list[str]:
    """The lines of all blocks fenced as "sh" with this label."""
    blocks = re.findall(
        rf"^```sh {label}\n(.*?)^```", (HERE / document).read_text(), re.MULTILINE | re.DOTALL
    )
    assert blocks, f"{document} has no block for {label}"
    return [line for block in blocks for line in block.splitlines()]
