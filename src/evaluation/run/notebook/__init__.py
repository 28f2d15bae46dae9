"""Notebook files before and after they run: without what belongs to a machine, and what helps when they fail."""
