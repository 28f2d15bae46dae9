"""What notebooks call: findings become sentences, tables and charts in the reader's language."""

from evaluation.report.opening import Report, open_report
from evaluation.report.show import show

__all__ = ["Report", "open_report", "show"]
