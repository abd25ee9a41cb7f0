"""Speech: how things are said, by whom, when, and to whom. No Qt but in ``qt_voice``."""
