"""Jobs, running notebooks, fingerprints and writing reports. Knows notebooks and files, but no indicators."""
