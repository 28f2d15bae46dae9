"""Any table of series or of areas, scored by a named method: read, checked, and one row out for each series."""
