"""The self-service government terminal."""

__version__ = "0.1.0"
