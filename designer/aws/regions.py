"""AWS's Regions: their codes, names and partitions, as botocore's data has them."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from django.utils.translation import gettext, gettext_noop


@dataclass(frozen=True)
class Region:
    """`code` is ap-northeast-2, `name` Asia Pacific (Seoul), `partition` aws."""

    code: str
    name: str
    partition: str

    def __str__(self) -> str:
        return f"{gettext(self.name)} {self.code}" if self.name else self.code


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


NAMES: Final = (
    gettext_noop("Africa (Cape Town)"),
    gettext_noop("Asia Pacific (Hong Kong)"),
    gettext_noop("Asia Pacific (Hyderabad)"),
    gettext_noop("Asia Pacific (Jakarta)"),
    gettext_noop("Asia Pacific (Malaysia)"),
    gettext_noop("Asia Pacific (Melbourne)"),
    gettext_noop("Asia Pacific (Mumbai)"),
    gettext_noop("Asia Pacific (New Zealand)"),
    gettext_noop("Asia Pacific (Osaka)"),
    gettext_noop("Asia Pacific (Seoul)"),
    gettext_noop("Asia Pacific (Singapore)"),
    gettext_noop("Asia Pacific (Sydney)"),
    gettext_noop("Asia Pacific (Taipei)"),
    gettext_noop("Asia Pacific (Thailand)"),
    gettext_noop("Asia Pacific (Tokyo)"),
    gettext_noop("Canada (Central)"),
    gettext_noop("Canada West (Calgary)"),
    gettext_noop("Europe (Frankfurt)"),
    gettext_noop("Europe (Ireland)"),
    gettext_noop("Europe (London)"),
    gettext_noop("Europe (Milan)"),
    gettext_noop("Europe (Paris)"),
    gettext_noop("Europe (Spain)"),
    gettext_noop("Europe (Stockholm)"),
    gettext_noop("Europe (Zurich)"),
    gettext_noop("Israel (Tel Aviv)"),
    gettext_noop("Mexico (Central)"),
    gettext_noop("Middle East (Bahrain)"),
    gettext_noop("Middle East (UAE)"),
    gettext_noop("South America (Sao Paulo)"),
    gettext_noop("US East (N. Virginia)"),
    gettext_noop("US East (Ohio)"),
    gettext_noop("US West (N. California)"),
    gettext_noop("US West (Oregon)"),
    gettext_noop("China (Beijing)"),
    gettext_noop("China (Ningxia)"),
    gettext_noop("AWS GovCloud (US-East)"),
    gettext_noop("AWS GovCloud (US-West)"),
    gettext_noop("AWS European Sovereign Cloud (Germany)"),
)
"""Names that AWS itself translates; botocore has them in English."""
