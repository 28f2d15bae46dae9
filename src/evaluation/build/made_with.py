"""What reports were made with: recorded beside them, and no reason to make any of them again."""

from __future__ import annotations

import platform
import sys
from typing import Any

from evaluation.build.fingerprint import digest
from evaluation.fonts import FONT_DIR


def made_with() -> dict[str, Any]:
    """Python, platform and font files of this process."""
    fonts = sorted(path for path in FONT_DIR.iterdir() if path.suffix in (".ttf", ".woff2"))
    return {
        "python": platform.python_version(),
        "platform": f"{sys.platform}-{platform.machine()}",
        "fonts": {path.name: digest(path.read_bytes()) for path in fonts},
    }
