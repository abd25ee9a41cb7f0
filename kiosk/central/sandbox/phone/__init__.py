"""Phone sessions: pages of the platform's own for a resident's phone."""
