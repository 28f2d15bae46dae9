"""The section of one indicator: its answer, chart, figures, specifications and reference sheet."""
