"""AWS's Regions: their codes, names and partitions, as botocore's data has them."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache


@dataclass(frozen=True)
class Region:
    """`code` is ap-northeast-2, `name` Asia Pacific (Seoul), `partition` aws."""

    code: str
    name: str
    partition: str

    def __str__(self) -> str:
        return f"{self.name} {self.code}".strip()


@cache
def regions() -> Mapping[str, Region]:
    """All Regions by code, each partition's in the order of their names."""
    from botocore.loaders import Loader  # late, as all of botocore

    return {
        code: Region(code, region["description"], partition["partition"])
        for partition in Loader().load_data("endpoints")["partitions"]
        for code, region in sorted(partition["regions"].items(), key=lambda item: item[1]["description"])
        if not code.endswith("-global")
    }


def region(code: str) -> Region:
    """The Region of this code; one that botocore does not know goes by its code alone."""
    return regions().get(code) or Region(code, "", "")
