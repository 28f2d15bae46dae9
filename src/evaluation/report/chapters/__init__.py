"""One module for each chapter of the report; none knows another."""
