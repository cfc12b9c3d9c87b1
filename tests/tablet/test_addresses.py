"""Which addresses are this PC's."""

from __future__ import annotations

import pytest

from clerk_app.tablet.addresses import Network, own_addresses
from clerk_app.tablet.prompt import EVERY_ADDRESS

OWN = frozenset({"127.0.0.1", "192.168.1.5"})


@pytest.fixture
def network() -> Network:
    return Network(EVERY_ADDRESS, lambda: OWN)


@pytest.mark.parametrize("client", ["127.0.0.1", "127.8.9.1", "192.168.1.5", "::1", "::ffff:192.168.1.5", "?"])
def test_this_pc_is_recognised(network: Network, client: str) -> None:
    assert network.is_own(client)


@pytest.mark.parametrize("client", ["192.168.1.50", "192.168.1.6", "10.0.0.1", "fe80::1"])
def test_other_machines_are_not_this_pc(network: Network, client: str) -> None:
    assert not network.is_own(client)


def test_the_address_a_tablet_can_use_comes_first(network: Network) -> None:
    assert network.served() == ("192.168.1.5", "127.0.0.1")


def test_a_chosen_address_is_the_only_one_served() -> None:
    assert Network("192.168.1.5", lambda: OWN).served() == ("192.168.1.5",)


def test_a_new_address_is_noticed_within_two_seconds() -> None:
    addresses, now = ["192.168.1.5"], [0.0]
    network = Network(EVERY_ADDRESS, lambda: frozenset(addresses), lambda: now[0])
    assert network.own() == {"192.168.1.5"}
    addresses[0] = "192.168.1.9"
    now[0] = 1.9
    assert network.own() == {"192.168.1.5"}
    now[0] = 2.0
    assert network.own() == {"192.168.1.9"}


def test_the_real_lookup_finds_at_least_loopback() -> None:
    assert "127.0.0.1" in own_addresses()
