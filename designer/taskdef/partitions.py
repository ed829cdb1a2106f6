"""The partitions of AWS, told by a Region's name, and the ending of the addresses in each.

Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html and botocore's endpoints.json.
"""

from typing import Final, NamedTuple


class Partition(NamedTuple):
    """`name` is how ARNs begin after "arn:", `suffix` how host names end."""

    name: str
    suffix: str


USUAL: Final = Partition("aws", "amazonaws.com")
_OTHERS: Final = {
    "cn": Partition("aws-cn", "amazonaws.com.cn"),
    "us-gov": Partition("aws-us-gov", "amazonaws.com"),
    "us-iso": Partition("aws-iso", "c2s.ic.gov"),
    "us-isob": Partition("aws-iso-b", "sc2s.sgov.gov"),
    "eu-isoe": Partition("aws-iso-e", "cloud.adc-e.uk"),
    "us-isof": Partition("aws-iso-f", "csp.hci.ic.gov"),
    "eusc": Partition("aws-eusc", "amazonaws.eu"),
}


def partition_of(region: str) -> Partition:
    """The partition that a Region belongs to; the usual one where the name says nothing else."""
    found = (one for begin, one in _OTHERS.items() if region.startswith(f"{begin}-"))
    return next(found, USUAL)


def suffix_of(partition: str) -> str:
    """How host names end in a partition."""
    return next((one.suffix for one in _OTHERS.values() if one.name == partition), USUAL.suffix)
