"""An account with a few of everything that can be looked up, as a team's own would be."""

import json
from typing import Any

from tests.emulator.fixtures import client

ROLE = {
    "Version": "2012-10-17",
    "Statement": [
        {"Effect": "Allow", "Principal": {"Service": "ecs-tasks.amazonaws.com"}, "Action": "sts:AssumeRole"}
    ],
}
OTHER_ROLE = {
    "Version": "2012-10-17",
    "Statement": [
        {"Effect": "Allow", "Principal": {"Service": "ec2.amazonaws.com"}, "Action": "sts:AssumeRole"}
    ],
}
INDEX: dict[str, Any] = {
    "schemaVersion": 2,
    "mediaType": "application/vnd.oci.image.index.v1+json",
    "manifests": [
        {"digest": "sha256:" + "1" * 64, "platform": {"os": "linux", "architecture": "arm64"}},
        {"digest": "sha256:" + "2" * 64, "platform": {"os": "linux", "architecture": "amd64"}},
        {"digest": "sha256:" + "3" * 64, "platform": {"os": "unknown", "architecture": "unknown"}},
    ],
}
VALUE = "hunter2-canary"
"""The value of a secret: nowhere but in the account."""


def policy(*statements: dict[str, Any]) -> str:
    return json.dumps({"Version": "2012-10-17", "Statement": statements})


class Things:
    """Makes them in account 111122223333, straight in the service."""

    def __init__(self, address: str) -> None:
        given = client("sts", address).assume_role(
            RoleArn="arn:aws:iam::111122223333:role/maker", RoleSessionName="maker"
        )["Credentials"]
        self._address = address
        self._keys = {
            "aws_access_key_id": given["AccessKeyId"],
            "aws_secret_access_key": given["SecretAccessKey"],
            "aws_session_token": given["SessionToken"],
        }

    def of(self, service: str) -> Any:
        return client(service, self._address, **self._keys)

    def role(self, name: str, trust: dict[str, Any] = ROLE) -> str:
        made = self.of("iam").create_role(RoleName=name, AssumeRolePolicyDocument=json.dumps(trust))
        return str(made["Role"]["Arn"])

    def grant(self, role: str, *statements: dict[str, Any]) -> None:
        """One more inline policy of a role, whose statements allow unless they say otherwise."""
        said = [{"Effect": "Allow", "Resource": "*"} | one for one in statements]
        named = f"p{len(self.of('iam').list_role_policies(RoleName=role)['PolicyNames'])}"
        self.of("iam").put_role_policy(RoleName=role, PolicyName=named, PolicyDocument=policy(*said))

    def key(self) -> str:
        return str(self.of("kms").create_key()["KeyMetadata"]["Arn"])

    def repository(self, name: str) -> str:
        return str(self.of("ecr").create_repository(repositoryName=name)["repository"]["repositoryUri"])

    def image(self, repository: str, tag: str, manifest: dict[str, Any] = INDEX) -> str:
        made = self.of("ecr").put_image(
            repositoryName=repository,
            imageTag=tag,
            imageManifest=json.dumps(manifest | {"tag": tag}),
            imageManifestMediaType=manifest["mediaType"],
        )
        return str(made["image"]["imageId"]["imageDigest"])

    def secret(
        self, name: str, value: str = json.dumps({"password": VALUE, "user": VALUE}), **more: str
    ) -> str:
        """Its ARN, with an ending that cannot be a word of the name: one in thirty that are drawn could."""
        client = self.of("secretsmanager")
        while True:
            made: str = client.create_secret(Name=name, SecretString=value, **more)["ARN"]
            if not (made[-6:].islower() or made[-6:].isupper()):
                return made
            client.delete_secret(SecretId=made, ForceDeleteWithoutRecovery=True)

    def parameter(self, name: str, **more: str) -> None:
        self.of("ssm").put_parameter(Name=name, Value=VALUE, Type="SecureString", **more)

    def object(self, bucket: str, key: str) -> None:
        s3 = self.of("s3")
        if bucket not in [one["Name"] for one in s3.list_buckets()["Buckets"]]:
            where = {"LocationConstraint": "ap-northeast-2"}
            s3.create_bucket(Bucket=bucket, CreateBucketConfiguration=where)
        s3.put_object(Bucket=bucket, Key=key, Body=b"A=1")

    def log_group(self, name: str, days: int = 0) -> None:
        logs = self.of("logs")
        logs.create_log_group(logGroupName=name)
        if days:
            logs.put_retention_policy(logGroupName=name, retentionInDays=days)

    def file_system(self, name: str) -> str:
        made = self.of("efs").create_file_system(
            CreationToken=name, Encrypted=True, Tags=[{"Key": "Name", "Value": name}]
        )
        return str(made["FileSystemId"])

    def access_point(self, file_system: str, path: str) -> str:
        made = self.of("efs").create_access_point(
            ClientToken=path,
            FileSystemId=file_system,
            PosixUser={"Uid": 1000, "Gid": 1000},
            RootDirectory={"Path": path},
        )
        return str(made["AccessPointId"])

    def nobody_mounts(self, file_system: str) -> None:
        denied = {"Effect": "Deny", "Principal": "*", "Action": "*", "Resource": "*"}
        self.of("efs").put_file_system_policy(FileSystemId=file_system, Policy=policy(denied))

    def mount_target(self, file_system: str) -> None:
        ec2 = self.of("ec2")
        vpc = ec2.create_vpc(CidrBlock="10.0.0.0/16")["Vpc"]["VpcId"]
        subnet = ec2.create_subnet(VpcId=vpc, CidrBlock="10.0.0.0/24")["Subnet"]["SubnetId"]
        self.of("efs").create_mount_target(FileSystemId=file_system, SubnetId=subnet)

    def target_group(self, name: str) -> str:
        vpc = self.of("ec2").create_vpc(CidrBlock="10.1.0.0/16")["Vpc"]["VpcId"]
        made = self.of("elbv2").create_target_group(
            Name=name, Protocol="HTTP", Port=8080, VpcId=vpc, TargetType="ip", HealthCheckPath="/up"
        )
        return str(made["TargetGroups"][0]["TargetGroupArn"])

    def service(self, cluster: str, name: str, family: str) -> str:
        ecs = self.of("ecs")
        ecs.create_cluster(clusterName=cluster)
        ecs.register_task_definition(
            family=family, containerDefinitions=[{"name": "app", "image": "nginx", "memory": 64}]
        )
        made = ecs.create_service(cluster=cluster, serviceName=name, taskDefinition=family, desiredCount=2)
        return str(made["service"]["serviceArn"])
