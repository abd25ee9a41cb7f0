# --- out of hours, and while it is updated ---
hours-title = This terminal is closed now
hours-message = Please come in its opening hours, or go to another place.
hours-opens-today = Opens today at { $time }
hours-opens-tomorrow = Opens tomorrow at { $time }
hours-opens-day = Opens on { $date }, at { $time }
updating-title = This terminal is being updated
updating-message = It takes a few minutes. Please come back, or use another terminal.
updating-reason = Everything that was handed in is kept.
