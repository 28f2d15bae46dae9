"""The bounds of a notebook that is run: memory, network, and the files that it opens."""
