"""Drawings as lists of marks: what a chart shows, where, and how it becomes a figure or part of a page."""
