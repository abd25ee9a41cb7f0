"""The way to the platform, as the profile says it: directly, or through a proxy."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from urllib.parse import quote, urlsplit

from kiosk.profile import Profile
from kiosk.profile.secrets import SecretUnreadable


def proxy_of(profile: Profile) -> str | None:
    """The proxy with its login; None where the platform is reached directly. Raises SecretUnreadable."""
    network = profile.network
    if network is None or network.proxy is None:
        return None
    if network.proxy_login is None:
        return network.proxy
    user, _, password = network.proxy_login.read().partition(":")
    return f"http://{quote(user, safe='')}:{quote(password, safe='')}@{urlsplit(network.proxy).netloc}"


def clock_offset_of(profile: Profile) -> timedelta | None:
    """The platform's time less this machine's, asked now; None where the terminal is not enrolled or nobody answers."""
    from kiosk.central.client import PlatformClient  # noqa: PLC0415 - for this alone
    from kiosk.central.credentials import CredentialsError, load_credentials  # noqa: PLC0415
    from kiosk.central.faults import PlatformError  # noqa: PLC0415

    platform = profile.platform
    try:
        client = PlatformClient(
            platform.url,
            platform.ca_file,
            load_credentials(platform.credentials),
            connect_seconds=platform.connect_seconds,
            answer_seconds=platform.answer_seconds,
            proxy=proxy_of(profile),
        )
    except (OSError, ValueError, CredentialsError, SecretUnreadable):
        return None
    try:
        return client.its_time() - datetime.now(UTC)
    except PlatformError:
        return None
    finally:
        client.close()
