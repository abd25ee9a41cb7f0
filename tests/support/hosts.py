"""A card reader in a device host, and the means to make the host misbehave."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from drivers.host.hosted import HostedIdCardReader
from drivers.host.process import HostProcess
from drivers.id_card.simulated import CardSlot, SamvSimulator, serve_tcp


@dataclass
class HostBench:
    reader: HostedIdCardReader
    host: HostProcess
    slot: CardSlot

    @property
    def pid(self) -> int:
        assert self.host.pid is not None
        return self.host.pid


@contextmanager
def reader_in_a_host() -> Iterator[HostBench]:
    """The host runs, and has answered once."""
    simulator = SamvSimulator()
    served = serve_tcp(simulator)
    host = HostProcess("samv-tcp", {"host": served.host, "port": served.port})
    reader = HostedIdCardReader(host)
    assert reader.status(5).usable
    yield HostBench(reader, host, simulator.slot)
    reader.close()
    served.close()
