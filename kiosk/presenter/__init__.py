"""Session -> page model, and intents -> events. No Qt, no device; words are looked up here, last."""

from kiosk.presenter.intents import interpret
from kiosk.presenter.pages import Setting, present

__all__ = ["Setting", "interpret", "present"]
