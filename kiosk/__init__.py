"""The self-service government terminal."""

import os
from datetime import UTC, datetime

__version__ = "0.1.0"
#: No clock of a terminal that runs this release can rightly be before it.
RELEASED = datetime(2026, 11, 1, tzinfo=UTC)

# No plugin of pydantic's is used here, and looking for them reads every package's metadata at every start.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
