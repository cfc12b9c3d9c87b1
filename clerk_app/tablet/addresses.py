"""Under which IPv4 addresses this PC is known, and who is this PC itself."""

from __future__ import annotations

import ipaddress
import socket
import struct
import sys
import time
from collections.abc import Callable
from contextlib import suppress

from clerk_app.tablet.prompt import EVERY_ADDRESS

_ASK_INTERFACE_ADDRESS = 0x8915  # SIOCGIFADDR of Linux
_FRESH_S = 2.0


def own_addresses() -> frozenset[str]:
    """Every IPv4 address of this PC, loopback included."""
    found = {"127.0.0.1"}
    if sys.platform == "linux":
        found |= _interface_addresses()
    else:
        # Windows answers from its own tables; on Linux this may ask a name server and wait for seconds.
        with suppress(OSError):
            found.update(socket.gethostbyname_ex(socket.gethostname())[2])
    route = _address_towards_network()
    if route is not None:
        found.add(route)
    return frozenset(found)


def _interface_addresses() -> set[str]:
    import fcntl

    found: set[str] = set()
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        for _, name in socket.if_nameindex():
            request = struct.pack("256s", name.encode()[:15])
            try:
                answer = fcntl.ioctl(probe.fileno(), _ASK_INTERFACE_ADDRESS, request)
            except OSError:
                continue  # an interface without an IPv4 address
            found.add(socket.inet_ntoa(answer[20:24]))
    return found


def _address_towards_network() -> str | None:
    """The address used on the default route. Connecting a datagram socket sends nothing."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("198.51.100.1", 9))
        except OSError:
            return None  # no network: the page is served again when there is one
        address: str = probe.getsockname()[0]
        return address


class Network:
    """This PC's place in the network, looked up again every two seconds because DHCP may move it.

    Args:
        bind: the address the server listens on.
        lookup: finds this PC's addresses.
        clock_s: a steady clock in seconds.
    """

    def __init__(
        self,
        bind: str,
        lookup: Callable[[], frozenset[str]] = own_addresses,
        clock_s: Callable[[], float] = time.monotonic,
    ) -> None:
        self._bind = bind
        self._lookup = lookup
        self._clock_s = clock_s
        self._known: frozenset[str] = frozenset()
        self._known_s = -_FRESH_S

    def own(self) -> frozenset[str]:
        """This PC's addresses."""
        now_s = self._clock_s()
        if now_s - self._known_s >= _FRESH_S:
            self._known, self._known_s = self._lookup(), now_s
        return self._known

    def served(self) -> tuple[str, ...]:
        """Addresses under which the page can be reached, the ones for a tablet before loopback."""
        addresses = self.own() if self._bind == EVERY_ADDRESS else frozenset({self._bind})
        return tuple(sorted(addresses, key=lambda one: (one.startswith("127."), one)))

    def is_own(self, client: str) -> bool:
        """Whether a connection from `client` comes from this PC (or from nowhere we know)."""
        try:
            address = ipaddress.ip_address(client)
        except ValueError:
            return True
        if isinstance(address, ipaddress.IPv6Address) and address.ipv4_mapped is not None:
            address = address.ipv4_mapped
        return address.is_loopback or str(address) in self.own()
