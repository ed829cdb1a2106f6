"""The emulated AWS as fixtures: started once, emptied before each test."""

import logging
from collections.abc import Iterator
from typing import Any
from urllib.request import Request, urlopen

import boto3
import pytest
from moto.server import ThreadedMotoServer

from tests.emulator.proxy import Proxy


@pytest.fixture(scope="session")
def moto() -> Iterator[str]:
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    yield f"http://{host}:{port}"
    server.stop()


@pytest.fixture(scope="session")
def proxy(moto: str) -> Iterator[Proxy]:
    proxy = Proxy(moto)
    yield proxy
    proxy.close()


@pytest.fixture
def aws(moto: str, proxy: Proxy) -> Proxy:
    """An AWS without anything in it, that does as it is told."""
    urlopen(Request(f"{moto}/moto-api/reset", method="POST")).read()  # noqa: S310
    proxy.reset()
    return proxy


@pytest.fixture
def ecs(moto: str, aws: Proxy) -> Any:
    """ECS in account 111122223333, for looking at what is there behind everybody's back."""
    given = client("sts", moto).assume_role(
        RoleArn="arn:aws:iam::111122223333:role/looker", RoleSessionName="looker"
    )["Credentials"]
    return client(
        "ecs",
        moto,
        aws_access_key_id=given["AccessKeyId"],
        aws_secret_access_key=given["SecretAccessKey"],
        aws_session_token=given["SessionToken"],
    )


def client(service: str, address: str, **keys: Any) -> Any:
    """A client as anybody would make one: with boto3's defaults."""
    keys = {"aws_access_key_id": "test", "aws_secret_access_key": "test"} | keys
    return boto3.client(service, endpoint_url=address, region_name="ap-northeast-2", **keys)
