"""`facts.json`: its shape, writing it, reading it back, and the way from a number to its documents."""
