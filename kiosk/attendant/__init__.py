"""The attendant behind the screen: the PIN and its guard, out of service, and what is done and accounted for."""
