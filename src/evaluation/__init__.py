"""Reproducible evaluation reports for public programmes, from source data to HTML and PDF."""

__version__ = "0.1.0"
