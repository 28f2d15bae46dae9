"""From the cells of a notebook to elements: what it writes, shows and keeps out, made fit for every reader."""
