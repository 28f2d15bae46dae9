"""What is asked for, what is there and what is stale. Imports nothing slow."""
