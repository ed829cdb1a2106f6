"""Where a webhook may lead, and that nothing else is ever connected to."""

import socket
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from designer.notices.calling import NotCalled, Way, post
from designer.notices.reachable import is_public
from tests.notices.receiver import HOST, LOOPBACK, Receiver, found_at, receiver

NOT_PUBLIC = """
0.0.0.0 0.0.0.1 10.0.0.1 10.255.255.255 100.64.0.1 100.100.100.200 127.0.0.1 127.0.0.2 127.1.2.3
127.255.255.254 168.63.129.16 169.254.0.1 169.254.169.253 169.254.169.254 169.254.170.2 172.16.0.1
172.17.0.1 172.31.255.255 192.0.0.1 192.0.0.170 192.0.0.192 192.0.2.1 192.88.99.1 192.168.0.1
192.168.255.255 198.18.0.1 198.19.255.255 198.51.100.1 203.0.113.1 224.0.0.1 239.255.255.250
240.0.0.1 255.255.255.255
:: ::1 ::2 ::127.0.0.1 ::169.254.169.254 ::ffff:127.0.0.1 ::ffff:7f00:1 ::ffff:10.0.0.1
::ffff:169.254.169.254 ::ffff:a9fe:a9fe ::ffff:8.8.8.8 ::ffff:0:127.0.0.1 64:ff9b::7f00:1
64:ff9b::a9fe:a9fe 64:ff9b:1::1 100::1 2001::1 2001:0:7f00:1::1 2001:10::1 2001:20::1 2001:db8::1
2002:7f00:1:: 2002:a9fe:a9fe::1 3fff::1 4000::1 5f00::1 fc00::1 fd00::1 fd00:ec2::254 fd20:ce::254
fe80::1 fe80::a9fe:a9fe fe80::1%eth0 fec0::1 ff02::1 ff0e::1
"""
PUBLIC = "1.1.1.1 8.8.8.8 52.94.76.1 172.15.0.1 172.32.0.1 192.0.1.1 2606:4700:4700::1111 2a00::1"
SPELT = """
0x7f000001 0x7f.0.0.1 0x7f.1 127.1 2130706433 017700000001 0177.0.0.1 0x7f.0x0.0x0.0x1 0 0x0 127.0.1
0xa9fea9fe 2852039166 0251.0376.0251.0376 0xa9.0xfe.0xa9.0xfe 169.254.43518 0xa.0.0.1 localhost
[::1] [::ffff:127.0.0.1] [::ffff:7f00:1] [0:0:0:0:0:ffff:169.254.169.254] [::] [fe80::1]
"""
NO_ADDRESSES = [
    "http://hooks.example.com/",
    "HTTP://hooks.example.com/",
    "ftp://hooks.example.com/",
    "file:///etc/passwd",
    "gopher://127.0.0.1/",
    "//hooks.example.com/",
    "https:///in",
    "https://",
    "https://user:password@hooks.example.com/",
    "https://hooks.example.com@127.0.0.1/",
    "https://127.0.0.1\\@hooks.example.com/",
    "https://hooks.example.com/#fragment",
    "https://hooks.example.com:0/",
    "https://hooks.example.com:65536/",
    "https://hooks.example.com:x/",
    "https://hooks.example.com/a b",
    "https://hooks.example.com/\r\nHost: evil",
    "https://hooks.example.com\t.evil/",
    "https://ⓛⓞⓒⓐⓛⓗⓞⓢⓣ/",
    "https://[::1/",
]


@pytest.fixture
def ours(tmp_path: Path) -> Iterator[Receiver]:
    with receiver(tmp_path) as running:
        yield running


class Connections(list[Any]):
    """Where this process connected to, as Python's own audit of it says."""

    is_noted = False


@pytest.fixture(scope="module")
def audited() -> Connections:
    noted = Connections()

    def note(event: str, arguments: tuple[Any, ...]) -> None:
        if event == "socket.connect" and noted.is_noted:
            noted.append(arguments[1])

    sys.addaudithook(note)  # for as long as the process lives: there is no taking it back
    return noted


@pytest.fixture
def connections(audited: Connections) -> Iterator[Connections]:
    audited.clear()
    audited.is_noted = True
    yield audited
    audited.is_noted = False


def problem(url: str, way: Way | None = None) -> str:
    with pytest.raises(NotCalled) as caught:
        post(url, b"{}", {}, way)
    return caught.value.problem


def test_there_are_enough_addresses() -> None:
    assert len(NOT_PUBLIC.split()) + len(SPELT.split()) >= 60


@pytest.mark.parametrize("address", NOT_PUBLIC.split())
def test_an_address_that_is_not_public_is_never_connected_to(address, connections) -> None:
    assert not is_public(address)
    assert problem(f"https://{HOST}/", Way(resolve=found_at(address))) == "private address"
    assert connections == []


@pytest.mark.parametrize("address", PUBLIC.split())
def test_an_address_of_the_internet_is_public(address) -> None:
    assert is_public(address)


@pytest.mark.parametrize("host", SPELT.split())
def test_however_it_is_spelt(host, connections) -> None:
    assert problem(f"https://{host}/") in ("private address", "no such host")
    assert connections == []


@pytest.mark.parametrize("url", NO_ADDRESSES)
def test_what_is_no_https_address_is_not_called(url, connections, ours) -> None:
    assert problem(url, ours.way()) == "no such host"
    assert connections == []


def test_a_host_of_which_one_address_is_private_is_not_called(connections) -> None:
    assert problem(f"https://{HOST}/", Way(resolve=found_at("1.1.1.1", "10.0.0.1"))) == "private address"
    assert connections == []


def test_a_host_without_an_address_is_not_called(connections) -> None:
    assert problem(f"https://{HOST}/", Way(resolve=found_at())) == "private address"
    assert connections == []


def test_a_name_that_answers_otherwise_the_second_time_is_asked_once(ours, connections) -> None:
    answers = [LOOPBACK, "169.254.169.254", "10.0.0.1"]

    def rebinding(host: str, port: int, **how: Any) -> Any:
        return found_at(answers.pop(0))(host, port)

    assert post(ours.url, b"{}", {}, ours.way(resolve=rebinding)) == 200
    assert connections == [(LOOPBACK, ours.port)]
    assert len(answers) == 2


def test_loopback_is_called_where_a_test_says_so_and_only_there(ours) -> None:
    assert post(ours.url, b"{}", {}, ours.way()) == 200
    assert problem(ours.url, ours.way(also=frozenset())) == "private address"
    assert len(ours.got) == 1


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_nothing_is_followed(status, ours, connections) -> None:
    ours.status, ours.location = status, f"https://{HOST}:{ours.port}/elsewhere"
    assert post(ours.url, b"{}", {}, ours.way()) == status
    assert len(connections) == len(ours.got) == 1


def test_a_certificate_that_nobody_vouches_for_is_refused(ours) -> None:
    assert problem(ours.url, Way(resolve=found_at(LOOPBACK), also=frozenset({LOOPBACK}))) == (
        "no trusted certificate"
    )
    assert ours.got == []


def test_the_certificate_has_to_be_the_hosts(ours) -> None:
    assert problem(f"https://other.example.com:{ours.port}/", ours.way()) == "no trusted certificate"
    assert ours.got == []


def test_a_proxy_of_the_environment_is_not_used(ours, connections, monkeypatch) -> None:
    for name in ("https_proxy", "HTTPS_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:1")
    assert post(ours.url, b"{}", {}, ours.way()) == 200
    assert connections == [(LOOPBACK, ours.port)]


def test_a_host_that_drips_its_answer_is_left(ours) -> None:
    with socket.create_server((LOOPBACK, 0)) as slow:
        Thread(target=drip, args=[slow], daemon=True).start()
        began = time.monotonic()
        url = f"https://{HOST}:{slow.getsockname()[1]}/"
        assert problem(url, ours.way(altogether=0.5)) in ("no answer", "no trusted certificate")
        assert time.monotonic() - began < 4


def drip(door: socket.socket) -> None:
    """The start of a TLS record, a byte at a time, for ever."""
    caller, _ = door.accept()
    record = b"\x16\x03\x03\x40\x00\x02" + b"\x00" * 500
    for byte in record:
        try:
            caller.send(bytes([byte]))
        except OSError:
            return
        time.sleep(0.05)
