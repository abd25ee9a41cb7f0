# --- o que já se sabe ---
