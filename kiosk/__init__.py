"""The self-service government terminal."""
