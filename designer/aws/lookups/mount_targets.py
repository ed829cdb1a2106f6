"""Where one file system of Amazon EFS can be mounted from."""

from django.utils.translation import gettext_lazy as _

from designer.aws.account import Account
from designer.aws.lookup import Answer, Asked, Entry, Lookup, Page, gather, without


def find(account: Account, asked: Asked) -> Page:
    efs = account.client("efs")

    def ask(token: str) -> Answer:
        told = efs.describe_mount_targets(FileSystemId=asked.within, MaxItems=100, **without(Marker=token))
        entries = [
            Entry(
                one.get("AvailabilityZoneName") or one["SubnetId"],
                (one["SubnetId"], one.get("IpAddress", ""), one["LifeCycleState"]),
            )
            for one in told["MountTargets"]
        ]
        return entries, told.get("NextMarker", "")

    return gather(asked, ask)


lookup = Lookup(
    title=_("Mount targets"),
    lead=_("Tasks mount the file system in these Availability Zones."),
    none=_("It has no mount target, so no task can mount it."),
    actions=("elasticfilesystem:DescribeMountTargets",),
    find=find,
)
