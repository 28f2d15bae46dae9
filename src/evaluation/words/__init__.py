"""How findings are written in a reader's language: the writer, the tables of words, elements of a page, colours."""
