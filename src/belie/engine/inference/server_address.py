"""Where a model server may be: on this machine or in a private network, unless the user says otherwise.

The name is looked up once and the connection goes to the address that was checked, so that a name which is answered
differently the second time leads nowhere else.
"""

from __future__ import annotations

import ipaddress
import socket
from dataclasses import dataclass
from urllib.parse import SplitResult, urlsplit

from belie.errors import UsageError

# RFC 1122 and RFC 4291 (loopback), RFC 1918 and RFC 4193 (private). Link-local is left out: cloud machines answer
# questions about themselves there.
ALLOWED = tuple(
    map(
        ipaddress.ip_network,
        ("127.0.0.0/8", "::1/128", "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7"),
    )
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ServerAddress:
    """A checked place to connect to."""

    url: str  # with the address in place of the name, no slash at the end
    host: str  # as the user named it, with the port: goes into the Host header
    name: str  # without the port: what a certificate must name


def check_address(url: str, *, anywhere: bool = False) -> ServerAddress:
    """Return where to connect to.

    Args:
        url: "http://127.0.0.1:8080/v1", as the user gave it.
        anywhere: The user allows a host outside; the words of the record go there.

    Raises:
        UsageError: No such address, one of its addresses is neither loopback nor private, or it is no plain http(s).
    """
    try:
        parts = urlsplit(url)
    except ValueError:
        parts = urlsplit("")
    name = parts.hostname or ""
    if parts.scheme not in ("http", "https") or not name or parts.username or parts.query or parts.fragment:
        raise UsageError(
            f"BELIE_MODEL_SERVER: {url!r} is no address of a model server. Write it as http://127.0.0.1:8080/v1."
        )
    found = _look_up(url, parts, name)
    outside = [address for address in found if not _is_near(address)]
    if outside and not anywhere:
        raise UsageError(
            f"BELIE_MODEL_SERVER: {name} is at {outside[0]}, which is neither this machine nor a private network. "
            "Words of the record would leave the house: nothing was sent. Set BELIE_MODEL_ANYWHERE=1 if you want that."
        )
    address = found[0]
    literal = f"[{address}]" if address.version == 6 else str(address)
    port = f":{parts.port}" if parts.port else ""
    return ServerAddress(
        url=f"{parts.scheme}://{literal}{port}{parts.path.rstrip('/')}", host=f"{_bracketed(name)}{port}", name=name
    )


def _look_up(url: str, parts: SplitResult, name: str) -> list[ipaddress.IPv4Address | ipaddress.IPv6Address]:
    try:
        port = parts.port or (443 if parts.scheme == "https" else 80)
        answers = socket.getaddrinfo(name, port, type=socket.SOCK_STREAM)
    except (OSError, ValueError, UnicodeError) as error:
        raise UsageError(f"BELIE_MODEL_SERVER: {url!r} cannot be looked up ({error}). Check the address.") from error
    return [ipaddress.ip_address(str(answer[4][0]).partition("%")[0]) for answer in answers]


def _is_near(address: ipaddress.IPv4Address | ipaddress.IPv6Address) -> bool:
    if isinstance(address, ipaddress.IPv6Address) and address.ipv4_mapped:
        address = address.ipv4_mapped
    return any(address in network for network in ALLOWED if network.version == address.version)


def _bracketed(name: str) -> str:
    return f"[{name}]" if ":" in name else name
