# --- o que já se sabe ---
from-of-day = { $source }, { $day }
