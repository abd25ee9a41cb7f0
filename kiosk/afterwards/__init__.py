"""What comes after a service, or instead of one, behind the screen: choices, rows, calls for a person."""
