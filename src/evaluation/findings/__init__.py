"""Every number that may be stated: its value, its formula and what it rests on."""
