"""The self-service government terminal."""

import os

__version__ = "0.1.0"

# No plugin of pydantic's is used here, and looking for them reads every package's metadata at every start.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
