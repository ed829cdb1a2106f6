"""The rules on image references and the credentials to pull them, and what mends them."""

from typing import Any

import pytest

from designer.taskdef.paths import ABSENT
from tests.taskdef.after_mending import changes
from tests.taskdef.found import Fragment, container, messages, places

AT = "/containerDefinitions/0/image"
CREDENTIALS = "/containerDefinitions/0/repositoryCredentials"
DIGEST = "sha256:" + "3f" * 32
ECR = "111122223333.dkr.ecr.eu-west-1.amazonaws.com/orders-api:1.4.2"


def images(*references: str) -> Fragment:
    return {
        "containerDefinitions": [{"name": f"c{n}", "image": each} for n, each in enumerate(references)],
    }


def credentials(parameter: object, image: str = "registry.example.com/orders:1") -> Fragment:
    return container(image=image, repositoryCredentials={"credentialsParameter": parameter})


@pytest.mark.parametrize(
    "image",
    [
        "nginx",
        "nginx:1.27",
        "a__b/c--d/e.f_g:_tag",
        "localhost/orders:1",
        "localhost:5000/orders:1",
        "Registry.Example.COM:5000/orders:1",
        f"registry.example.com/orders:1@{DIGEST}",
        "orders:" + "x" * 128,
        "${IMAGE}",
        "orders:1 2",
        "orders@sha256:abc",
        "",
    ],
)
def test_what_runtimes_can_read_or_ecs_refuses_anyway_is_not_reported(image: str) -> None:
    assert places("image-reference-grammar", images(image)) == []


@pytest.mark.parametrize(
    ("image", "meant", "why"),
    [
        ("https://registry.example.com/orders:1", "registry.example.com/orders:1", "no scheme"),
        ("registry.example.com/Orders:V1", "registry.example.com/orders:V1", "capital letters"),
        ("MyOrg/orders:1", "myorg/orders:1", "capital letters"),
        ("Orders", "orders", "capital letters"),
        ("registry.example.com//orders:1", "registry.example.com/orders:1", "empty part"),
        ("registry.example.com/orders/", "registry.example.com/orders", "empty part"),
        ("/orders:1", "orders:1", "empty part"),
        ("orders:", "orders", "tag"),
        ("orders:-1", None, "tag"),
        ("orders:.1", None, "tag"),
        ("orders:" + "x" * 129, None, "tag"),
        ("orders..api:1", None, "pulled by"),
        ("orders___api:1", None, "pulled by"),
        ("-orders:1", None, "pulled by"),
        ("orders#api:1", None, "pulled by"),
        ("orders:1:2", None, "tag"),
        ("IMAGE_NAME", None, "capital letters"),
    ],
)
def test_what_no_runtime_can_read_is_reported_with_the_reason(
    image: str, meant: str | None, why: str
) -> None:
    assert places("image-reference-grammar", images(image)) == [AT]
    assert why in messages("image-reference-grammar", images(image))[0]
    assert changes("image-reference-grammar", images(image)) == ({AT: meant} if meant else {})


@pytest.mark.parametrize(
    ("image", "meant"),
    [
        (" nginx:1.27\n", "nginx:1.27"),
        ('"nginx:1.27"', "nginx:1.27"),
        ("\u200bnginx:1.27,", "nginx:1.27"),
        ("nginx:1 27", None),
        ("nginx:1+2", None),
        (f"nginx@{DIGEST[:-1]}", None),
        ("x" * 256, None),
    ],
)
def test_what_surrounds_a_reference_is_taken_off(image: str, meant: str | None) -> None:
    assert changes("image-reference-invalid", images(image)) == ({AT: meant} if meant else {})


@pytest.mark.parametrize(
    ("image", "said"),
    [
        ("nginx:1.27", None),
        (f"nginx:latest@{DIGEST}", None),
        (f"nginx@{DIGEST}", None),
        ("nginx:latest-alpine", None),
        ("nginx:LATEST", None),
        ("Nginx", None),
        ("nginx:${TAG}", None),
        ("nginx", "no tag"),
        ("registry.example.com:5000/nginx", "no tag"),
        ("nginx:latest", "latest"),
    ],
)
def test_an_image_has_a_tag_that_stays(image: str, said: str | None) -> None:
    found = messages("sec-image-latest", images(image))
    assert len(found) == (said is not None)
    assert all(str(said) in message for message in found)


def test_an_image_that_several_containers_have_is_reported_once() -> None:
    document = images("nginx", "redis:latest", "nginx", "nginx:latest")
    assert places("sec-image-latest", document) == [f"/containerDefinitions/{n}/image" for n in (0, 1, 3)]


@pytest.mark.parametrize(
    ("consistency", "image", "reported"),
    [
        ("disabled", "nginx:1.27", 1),
        ("disabled", "nginx", 1),
        ("disabled", f"nginx:1.27@{DIGEST}", 0),
        ("enabled", "nginx:1.27", 0),
        (None, "nginx:1.27", 0),
    ],
)
def test_tags_are_looked_up_once_a_deployment(consistency: str | None, image: str, reported: int) -> None:
    document, at = container(image=image, versionConsistency=consistency), "/containerDefinitions/0"
    assert len(places("version-consistency-disabled", document)) == reported
    if reported:
        change = {f"{at}/versionConsistency": ABSENT}
        assert changes("version-consistency-disabled", document) == change


@pytest.mark.parametrize(
    ("image", "reported"),
    [
        ("redis", 1),
        ("bitnami/redis:7", 1),
        ("docker.io/library/redis:7", 1),
        ("index.docker.io/library/redis:7", 1),
        ("public.ecr.aws/docker/library/redis:7", 0),
        ("ghcr.io/acme/redis:7", 0),
        ("localhost/redis", 0),
        (ECR, 0),
        ("${IMAGE}", 0),
    ],
)
def test_docker_hub_limits_who_has_no_credentials(image: str, reported: int) -> None:
    assert len(places("docker-hub-unauthenticated", container(image=image))) == reported
    assert places("docker-hub-unauthenticated", credentials("hub", image)) == []


def test_an_execution_role_reads_the_credentials_on_every_launch_type() -> None:
    for launch_type in ("FARGATE", "EC2", "EXTERNAL", "MANAGED_INSTANCES"):
        without = {"requiresCompatibilities": [launch_type], "executionRoleArn": None, **credentials("hub")}
        assert places("execution-role-required-registry", without) == ["/executionRoleArn"]
        assert places("execution-role-required-registry", {**without, "executionRoleArn": "orders"}) == []
        none = {**without, **container(repositoryCredentials={})}
        assert places("execution-role-required-registry", none) == []


SECRET = "arn:aws-cn:secretsmanager:cn-north-1:111122223333:secret:registry/orders-AbCdEf"


@pytest.mark.parametrize(
    ("parameter", "meant"),
    [
        (SECRET, None),
        ("registry/orders", None),
        ("${SECRET}", None),
        (f"{SECRET}:token::", SECRET),
        (f"{SECRET}:token:AWSCURRENT:", SECRET),
        ("arn:aws:ssm:eu-west-1:111122223333:parameter/registry", ""),
        ("arn:aws:secretsmanager:eu-west-1:111122223333:registry", ""),
        ("https://registry.example.com", ""),
        ("my registry", ""),
    ],
)
def test_registry_credentials_are_a_secret(parameter: str, meant: str | None) -> None:
    at = f"{CREDENTIALS}/credentialsParameter"
    assert places("repository-credentials-arn", credentials(parameter)) == ([] if meant is None else [at])
    if meant is not None:
        change = {at: meant} if meant else {}
        assert changes("repository-credentials-arn", credentials(parameter)) == change


@pytest.mark.parametrize(("image", "reported"), [(ECR, 1), ("public.ecr.aws/nginx/nginx:1", 0), ("a/b:1", 0)])
def test_a_private_ecr_registry_takes_no_credentials(image: str, reported: int) -> None:
    document: dict[str, Any] = dict(credentials("hub", image))
    assert places("registry-credentials-with-ecr", document) == [CREDENTIALS] * reported
    if reported:
        assert changes("registry-credentials-with-ecr", document) == {CREDENTIALS: ABSENT}
