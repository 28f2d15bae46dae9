"""Builds held against others: made anew and compared byte for byte, side by side with a commit, or before a change."""
