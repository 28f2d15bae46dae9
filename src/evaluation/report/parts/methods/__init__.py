"""What the chapter on methods says: the rules as they are executed, and of the report itself."""
