"""What an emulated account is filled with besides revisions: a cluster, and services that run something."""

from __future__ import annotations

from collections.abc import Mapping

from designer.aws.account import Account
from designer.aws.client import asking, client


def run_services(account: Account, cluster: str, running: Mapping[str, int]) -> None:
    """A service for each family, which runs this revision in the account's default subnets. Raises Trouble.

    For an account that is emulated, and forgets when it stops.
    """
    with asking():
        ecs = account.ecs()
        ecs.create_cluster(clusterName=cluster)
        network = _network(account)
        for family, revision in running.items():
            ecs.create_service(
                cluster=cluster,
                serviceName=family,
                taskDefinition=f"{family}:{revision}",
                desiredCount=2,
                launchType="FARGATE",
                networkConfiguration={"awsvpcConfiguration": network},
            )


def _network(account: Account) -> dict[str, list[str]]:
    ec2 = client("ec2", account.target, account.keys, account.patience)
    subnets = [one["SubnetId"] for one in ec2.describe_subnets()["Subnets"]]
    groups = [one["GroupId"] for one in ec2.describe_security_groups()["SecurityGroups"]]
    return {"subnets": subnets[:2], "securityGroups": groups[:1]}
