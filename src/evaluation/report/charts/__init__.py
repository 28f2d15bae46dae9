"""Drawings: plain values with all words already written, and a width, become SVG."""
