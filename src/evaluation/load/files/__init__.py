"""Files of data/ as text: bytes, rows of tables, entries of YAML, and what datapackage.json says of them."""
