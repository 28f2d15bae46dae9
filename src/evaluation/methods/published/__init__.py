"""Rules that offices and monitoring bodies published, as they published them."""
