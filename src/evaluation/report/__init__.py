"""What notebooks call: findings become sentences, tables and charts in the reader's language."""

from evaluation.report.opening import Report, open_report

__all__ = ["Report", "open_report"]
