"""The terminal's key, sealed to its machine, and unsealed for whoever works on the terminal as root.

``systemd-creds`` (systemd 250 and later) does the sealing: with the machine's TPM2 and the machine's own secret
together where there is a TPM2, with the secret alone otherwise. The terminal itself gets the key from the service
manager, by the unit's ``LoadCredentialEncrypted=``, and never sees the sealed file, which is root's.
"""

from __future__ import annotations

import os
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from kiosk.central.credentials import CREDENTIALS_DIRECTORY, KEY_CREDENTIAL, CredentialsError, read_key
from kiosk.operations.whole_file import write_whole

#: Where the service manager looks for sealed credentials by their name.
CREDENTIAL_STORE = Path("/etc/credstore.encrypted")
#: Bound to the state of Secure Boot (PCR 7, TCG PC Client Platform Firmware Profile): another system that is started on
#: this machine cannot unseal it. Not bound to what an update of Debian changes.
_PCRS = "7"
_SECONDS = 60.0
_MOST_BYTES = 65_536


class SealingFailed(Exception):
    """The key could not be sealed or unsealed. ``words``: what the program said last."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self.words = words


@dataclass(frozen=True)
class SealedKey:
    """The one of this machine. Only root can do anything with it; ``memory`` is a folder that no disk holds."""

    store: Path = CREDENTIAL_STORE
    memory: Path = Path("/run")
    program: str = "systemd-creds"

    @property
    def file(self) -> Path:
        return self.store / KEY_CREDENTIAL

    def is_there(self) -> bool:
        return self.file.exists()

    def has_tpm2(self) -> bool:
        """Whether firmware, driver and system all know of one."""
        try:
            return _ended([self.program, "has-tpm2", "--quiet"], b"").returncode == 0
        except SealingFailed:
            return False

    def seal(self, key: bytes) -> None:
        """Keep ``key`` sealed. What is kept was unsealed once before it counts. Raises SealingFailed, OSError."""
        with_key = ["--with-key=host+tpm2", f"--tpm2-pcrs={_PCRS}"] if self.has_tpm2() else ["--with-key=host"]
        sealed = self._run(["encrypt", f"--name={KEY_CREDENTIAL}", *with_key, "-", "-"], key)
        if self._unsealed(sealed) != key:
            raise SealingFailed("what was sealed is not what comes out")
        self.store.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_whole(self.file, sealed)

    def unseal(self) -> bytes:
        """The key in PEM. Raises SealingFailed, OSError, CredentialsError."""
        with self.file.open("rb") as opened:
            key = self._unsealed(opened.read(_MOST_BYTES))
        read_key(key, str(self.file))
        return key

    @contextmanager
    def handed_over(self, key: bytes, owner: tuple[int, int] | None = None) -> Iterator[None]:
        """Within it, this process and those it starts find the key as the terminal does: in memory, as a credential.

        ``owner``: user and group who may read it; None: who we are. Raises OSError.
        """
        before = os.environ.get(CREDENTIALS_DIRECTORY)
        with tempfile.TemporaryDirectory(prefix="kiosk-key-", dir=self.memory) as folder:
            file = Path(folder) / KEY_CREDENTIAL
            descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o400)
            with os.fdopen(descriptor, "wb") as stream:
                stream.write(key)
            if owner is not None:
                os.chown(file, *owner)
                os.chown(folder, *owner)
            os.environ[CREDENTIALS_DIRECTORY] = folder
            try:
                yield
            finally:
                if before is None:
                    del os.environ[CREDENTIALS_DIRECTORY]
                else:
                    os.environ[CREDENTIALS_DIRECTORY] = before

    def _unsealed(self, sealed: bytes) -> bytes:
        return self._run(["decrypt", f"--name={KEY_CREDENTIAL}", "-", "-"], sealed)

    def _run(self, arguments: list[str], given: bytes) -> bytes:
        done = _ended([self.program, *arguments], given)
        if done.returncode != 0:
            lines = done.stderr.decode("utf-8", "replace").strip().splitlines()
            raise SealingFailed(lines[-1][:200] if lines else str(done.returncode))
        return done.stdout


@contextmanager
def key_for_root(sealed: SealedKey | None = None, owner: tuple[int, int] | None = None) -> Iterator[None]:
    """Within it, root's own call finds a sealed key as the terminal does.

    Does nothing for who is not root, where there is none, or where it was handed over already. One that cannot be
    unsealed is as one that is not there: what needs it says that the terminal is not enrolled.
    ``owner``: see ``handed_over``.
    """
    sealed = sealed or SealedKey()
    with ExitStack() as stack:
        if os.geteuid() == 0 and not os.environ.get(CREDENTIALS_DIRECTORY) and sealed.is_there():
            with suppress(SealingFailed, CredentialsError, OSError):
                stack.enter_context(sealed.handed_over(sealed.unseal(), owner))
        yield


def _ended(command: list[str], given: bytes) -> subprocess.CompletedProcess[bytes]:
    """Raises SealingFailed when there is no such program, or it does not end."""
    try:
        return subprocess.run(command, input=given, capture_output=True, timeout=_SECONDS, check=False)  # noqa: S603 - our own words
    except (OSError, subprocess.TimeoutExpired) as error:
        raise SealingFailed(f"{command[0]}: {type(error).__name__}") from None
