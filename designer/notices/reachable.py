"""Which addresses a webhook may lead to: those of the public internet, and none that stands for another."""

from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from typing import Final

# What `is_global` says yes to, or said in some version of Python.
_NOT_PUBLIC_4: Final = tuple(
    ip_network(each)
    for each in (
        "192.0.0.0/24",  # protocols
        "192.88.99.0/24",  # relays to IPv6
        "168.63.129.16/32",  # a cloud's own, at each of its machines
    )
)
_NOT_PUBLIC_6: Final = tuple(
    ip_network(each)
    for each in (
        "2001::/23",  # protocols, Teredo among them: a private IPv4 address may be inside
        "2001:db8::/32",  # documentation
        "2002::/16",  # 6to4: an IPv4 address is inside
        "3fff::/20",  # documentation
    )
)
_UNICAST: Final = ip_network("2000::/3")


def is_ip(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return False
    return True


def is_public(address: str) -> bool:
    """Whether this is an IP address that anybody in the internet reaches. False for what is none."""
    try:
        ip = ip_address(address)
    except ValueError:
        return False
    return _is_public_6(ip) if isinstance(ip, IPv6Address) else _is_public_4(ip)


def _is_public_4(ip: IPv4Address) -> bool:
    special = ip.is_multicast or ip.is_reserved or ip.is_private or not ip.is_global
    return not special and not any(ip in network for network in _NOT_PUBLIC_4)


def _is_public_6(ip: IPv6Address) -> bool:
    """Outside of 2000::/3 lie link-local, unique local, multicast, mapped and translated addresses."""
    return ip in _UNICAST and ip.is_global and not any(ip in network for network in _NOT_PUBLIC_6)
