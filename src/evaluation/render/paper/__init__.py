"""A document on paper: its PDF, and what is measured before it is set."""
