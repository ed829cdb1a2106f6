"""Where a task is to run, as ARNs name it."""

from typing import Final, NamedTuple

from designer.taskdef.partitions import partition_of, suffix_of

ACCOUNT: Final = "<account>"
REGION: Final = "<region>"
"""Written where nobody has said which; `placeholders` knows them as something to fill in."""


class Place(NamedTuple):
    """An account in a Region; the partition goes with the Region."""

    account: str
    region: str
    partition: str

    def arn(self, service: str, resource: str, *, region: str = "", account: str = "") -> str:
        """The ARN of something here, or of what lies in the Region or account given."""
        partition = partition_of(region).name if region else self.partition
        where = f"{region or self.region}:{account or self.account}"
        return f"arn:{partition}:{service}:{where}:{resource}"

    def hosts(self, service: str, region: str) -> tuple[str, ...]:
        """How a service in a Region is called by its host name. China goes by both endings."""
        partition = partition_of(region).name if region else self.partition
        endings = dict.fromkeys(("amazonaws.com", suffix_of(partition)))
        return tuple(f"{service}.{region or self.region}.{ending}" for ending in endings)


def place(account: str, region: str, partition: str = "") -> Place:
    """The place, with words in angle brackets for what is not known."""
    return Place(account or ACCOUNT, region or REGION, partition or partition_of(region).name)
