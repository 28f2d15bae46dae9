"""One cell of text to one value, or a sentence that says what is wrong with it."""
