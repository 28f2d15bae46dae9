"""The one type family of the reports: charts, HTML and PDF use these files and no installed font."""

from __future__ import annotations

from pathlib import Path
from typing import Final

FONT_DIR: Final = Path(__file__).parent
FAMILY: Final = "Inter"
STYLES: Final = {
    "Regular": (400, "normal"),
    "Italic": (400, "italic"),
    "SemiBold": (600, "normal"),
    "Bold": (700, "normal"),
}
"""Style as in the file name: CSS weight and CSS style."""
