"""The real smart card service, pcscd, with vsmartcard's virtual reader: no privilege, no namespace, no fixed port.

pcscd takes a listening socket from whoever starts it, as it does from systemd, so its own folder below /run is not
needed. Root starts it as nobody, and it is always killed: it would write its number there, and tidy up when asked to
end, which is no good to a service that really runs on this machine. A small library loaded before the C library's
lets it do without that folder, and keeps vpcd, which wants to listen on every interface, on the loopback one.
libpcsclite reads the name of the socket once per process, so there is one name for all tests of a process.
"""

from __future__ import annotations

import functools
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from pathlib import Path

_DRIVER = "/usr/lib/pcsc/drivers/serial/libifdvpcd.so"
_CONTAINED = r"""
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <dlfcn.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
int mkdir(const char *path, mode_t mode) {
    int (*real)(const char *, mode_t) = dlsym(RTLD_NEXT, "mkdir");
    return strcmp(path, "/run/pcscd") == 0 ? 0 : real(path, mode);
}
int bind(int descriptor, const struct sockaddr *address, socklen_t size) {
    int (*real)(int, const struct sockaddr *, socklen_t) = dlsym(RTLD_NEXT, "bind");
    struct sockaddr_in loopback;
    if (address->sa_family != AF_INET || size < sizeof loopback) return real(descriptor, address, size);
    memcpy(&loopback, address, sizeof loopback);
    loopback.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return real(descriptor, (struct sockaddr *)&loopback, sizeof loopback);
}
"""
# systemd's way: the socket is descriptor 3, and the process is told that this is meant for it.
_LAUNCHER = """
import os, sys
os.dup2(int(sys.argv[1]), 3)
if os.getuid() == 0:
    os.setgroups([])
    os.setgid(65534)
    os.setuid(65534)
os.environ |= {"LISTEN_FDS": "1", "LISTEN_PID": str(os.getpid()), "LD_PRELOAD": sys.argv[2]}
os.execv(sys.argv[3], sys.argv[3:])
"""


@functools.cache
def _folder() -> Path:
    """For this process and its one socket. Removed with the process's last service."""
    folder = Path(tempfile.mkdtemp(prefix="pcscd-"))
    os.environ["PCSCLITE_CSOCK_NAME"] = str(folder / "pcscd.comm")
    return folder


class Pcscd:
    """The service, from the start until ``close``. ``ports`` are those of its readers' slots."""

    def __init__(self) -> None:
        self._folder = _folder()
        self._configuration = self._folder / "readers"
        self._configuration.mkdir(parents=True, exist_ok=True)
        self._library = self._folder / "contained.so"
        source = self._folder / "contained.c"
        source.write_text(_CONTAINED)
        subprocess.run(["gcc", "-shared", "-fPIC", "-o", self._library, source], check=True)
        for path in (self._folder, self._configuration, self._library):
            path.chmod(0o755)  # whatever is usual here, nobody must be able to read it
        self._process: subprocess.Popen[bytes] | None = None
        self.ports = _two_free_ports()
        self.plug_in()
        self.start()

    @property
    def socket_path(self) -> Path:
        return self._folder / "pcscd.comm"

    def start(self) -> None:
        """Run the service. Two readers are plugged in: "Virtual PCD 00 00" and "Virtual PCD 00 01"."""
        program = shutil.which("pcscd", path="/usr/sbin")
        assert program, "the Debian package pcscd is not installed"
        with socket.socket(socket.AF_UNIX) as listener:
            listener.bind(str(self.socket_path))
            listener.listen(16)
            arguments = [str(listener.fileno()), str(self._library), program, "--foreground", "--config"]
            self._process = subprocess.Popen(
                [sys.executable, "-I", "-S", "-c", _LAUNCHER, *arguments, str(self._configuration)],
                pass_fds=[listener.fileno()],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )

    def kill(self) -> None:
        """As a crash, or somebody who stops the service. May be called twice."""
        if self._process is not None:
            self._process.send_signal(signal.SIGCONT)
            self._process.kill()
            self._process.wait()
            self._process = None
        self.socket_path.unlink(missing_ok=True)

    def hang(self) -> None:
        """The service is there and does nothing any more, until ``wake``."""
        assert self._process is not None
        self._process.send_signal(signal.SIGSTOP)
        os.waitid(os.P_PID, self._process.pid, os.WSTOPPED)  # all of its threads, which takes a moment

    def wake(self) -> None:
        assert self._process is not None
        self._process.send_signal(signal.SIGCONT)

    def plug_in(self) -> None:
        """The readers are there from the next start on: vpcd's cannot come and go while the service runs."""
        lines = (
            'FRIENDLYNAME "Virtual PCD"',
            f"DEVICENAME /dev/null:{self.ports[0]:#x}",
            f"LIBPATH {_DRIVER}",
            f"CHANNELID {self.ports[0]:#x}",
        )
        self._plugged("\n".join(lines) + "\n")

    def unplug(self) -> None:
        """The readers are gone from the next start on."""
        self._plugged("")

    def _plugged(self, readers: str) -> None:
        configuration = self._configuration / "vpcd"
        configuration.write_text(readers)
        configuration.chmod(0o644)

    def close(self) -> None:
        self.kill()
        shutil.rmtree(self._folder)


def _two_free_ports() -> tuple[int, int]:
    """Neighbours: vpcd gives its second slot the next port."""
    while True:
        with socket.create_server(("127.0.0.1", 0)) as first:
            port: int = first.getsockname()[1]
            try:
                socket.create_server(("127.0.0.1", port + 1)).close()
            except (OSError, OverflowError):
                continue
            return port, port + 1
