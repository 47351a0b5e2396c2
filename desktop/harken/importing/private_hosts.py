"""Which hosts lie in a private network, whatever form their address has."""

import ipaddress
import socket

_NETWORKS_OF_IPV4 = tuple(
    map(ipaddress.IPv6Network, ("::/96", "::ffff:0:0/96", "::ffff:0:0:0/96", "64:ff9b::/96"))
)
"""Those that end in an IPv4 address (RFC 4291, 2.5.5; RFC 6145, 2.2; RFC 6052, 2.1)."""


def is_private(host: str) -> bool:
    """Whether a host lies in a private network (or is this computer); unknown hosts do not."""
    try:
        found = socket.getaddrinfo(host, None)
    except (OSError, UnicodeError):
        return False
    addresses = (str(entry[4][0]).partition("%")[0] for entry in found)
    return any(not _is_public(ipaddress.ip_address(address)) for address in addresses)


def _is_public(address: ipaddress.IPv4Address | ipaddress.IPv6Address) -> bool:
    if isinstance(address, ipaddress.IPv6Address):
        inner = _ipv4_inside(address)
        if inner is not None:
            return _is_public(inner)
    return address.is_global and not address.is_multicast


def _ipv4_inside(address: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    """The address that a gateway turns this one into; None where there is no other inside."""
    if any(address in network for network in _NETWORKS_OF_IPV4):
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return address.sixtofour or (address.teredo or (None, None))[1]
