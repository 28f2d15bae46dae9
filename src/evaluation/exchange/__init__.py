"""Other people's formats, in and out: a file to rows of our tables, with every fault at its sheet, row and cell."""
