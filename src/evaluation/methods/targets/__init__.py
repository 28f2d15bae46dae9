"""What targets ask: the share of a gap, the pace, what is due at a date."""
