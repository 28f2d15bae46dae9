"""Make docs/framework.md, every key of a data folder's YAML files, out of the models; `--check` only compares."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Final

from evaluation.framework.dictionary import dictionary

FILE: Final = Path(__file__).parents[1] / "docs" / "framework.md"


def main() -> int:
    """Write the file, or say whether it is what the models give."""
    made = dictionary()
    if "--check" not in sys.argv[1:]:
        FILE.write_text(made, encoding="utf-8")
        return 0
    if FILE.exists() and FILE.read_text(encoding="utf-8") == made:
        return 0
    print("docs/framework.md is not what the models give. Run `python tools/dictionary.py`.", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
