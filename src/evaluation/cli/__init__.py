"""The command line: arguments, exit codes, and what a terminal shows."""
