"""A CUPS server of our own, with one queue to a printer: no privilege needed, nothing outside of its folder touched."""

from __future__ import annotations

import shutil
import socket
import subprocess
from pathlib import Path

_FILES = """\
User nobody
Group nogroup
SystemGroup root
ServerRoot {folder}
RequestRoot {folder}/spool
TempDir {folder}/tmp
CacheDir {folder}/cache
StateDir {folder}/state
AccessLog {folder}/log/access
ErrorLog {folder}/log/error
PageLog {folder}/log/page
"""
_SERVER = """\
Listen 127.0.0.1:{port}
Browsing No
PreserveJobFiles {keeps}
<Location />
  Order allow,deny
  Allow from 127.0.0.1
</Location>
<Policy default>
  <Limit All>
    Order deny,allow
  </Limit>
</Policy>
"""
# Without a PPD a queue passes documents on as they are.
_QUEUE = """\
<Printer a4>
DeviceURI {device_uri}
State Idle
Accepting Yes
ErrorPolicy retry-job
</Printer>
"""


class CupsServer:
    """Runs until ``close``. ``queue_uri`` is what a driver prints to."""

    def __init__(self, folder: Path, device_uri: str, *, keeps_documents: bool = False) -> None:
        with socket.create_server(("127.0.0.1", 0)) as server:
            port = server.getsockname()[1]
        for name in ("spool", "tmp", "cache", "state", "log"):
            (folder / name).mkdir(parents=True)
        for name, text in (("cups-files", _FILES), ("cupsd", _SERVER), ("printers", _QUEUE)):
            configuration = folder / f"{name}.conf"
            keeps = "Yes" if keeps_documents else "No"
            configuration.write_text(text.format(folder=folder, port=port, device_uri=device_uri, keeps=keeps))
            configuration.chmod(0o640)
        program = shutil.which("cupsd", path="/usr/sbin")
        assert program, "the Debian package cups-daemon is not installed"
        files, settings = str(folder / "cups-files.conf"), str(folder / "cupsd.conf")
        self._spool = folder / "spool"
        self.settings_file = folder / "cupsd.conf"
        self.settings = self.settings_file.read_text()
        self._process = subprocess.Popen([program, "-f", "-c", settings, "-s", files], stdin=subprocess.DEVNULL)
        self.queue_uri = f"ipp://127.0.0.1:{port}/printers/a4"

    def kept_documents(self) -> list[Path]:
        """Files of documents (d...), as CUPS names them; c... are the jobs' attributes."""
        return list(self._spool.glob("d*"))

    def close(self) -> None:
        self._process.terminate()
        self._process.wait()
