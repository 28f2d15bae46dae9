"""Runs notebooks, in kernels forked here or on a cluster. Knows notebooks and files, but no indicators."""

import sys

# jsonschema, which nbformat imports, looks for this to check addresses in other scripts than Latin, and it builds
# a grammar for over a second in every process. Nothing here checks such addresses, and it may be missing.
sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]
