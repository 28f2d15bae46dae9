"""Two situations compared: a figure with its baseline, areas with other areas."""
