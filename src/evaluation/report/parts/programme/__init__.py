"""Parts of the chapter on the programme."""
