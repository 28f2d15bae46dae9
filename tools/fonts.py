"""Make the parts of the typeface for web pages: the letters that nearly every page needs, and the rest.

Run by hand when the typeface or its common letters change. `fonttools` is among the tools of a checkout; WOFF2 needs
Brotli beside it, which nothing else does:

    uv run --with brotli python tools/fonts.py
"""

from __future__ import annotations

import sys

from fontTools import subset

from evaluation.fonts import COMMON, FAMILY, FONT_DIR, PARTS, STYLES, is_common

FEATURES = ["kern", "tnum", "ccmp", "locl"]


def main() -> int:
    """Write both parts of every style."""
    for style in STYLES:
        font = subset.load_font(str(FONT_DIR / f"{FAMILY}-{style}.ttf"), subset.Options())
        letters = set(font.getBestCmap())
        common = {code for first, last in COMMON for code in range(first, last + 1)} & letters
        for part, codes in zip(PARTS, (common, {code for code in letters if not is_common(chr(code))}), strict=True):
            options = subset.Options(flavor="woff2", layout_features=FEATURES)
            made = subset.load_font(str(FONT_DIR / f"{FAMILY}-{style}.ttf"), options)
            cutter = subset.Subsetter(options)
            cutter.populate(unicodes=codes)
            cutter.subset(made)
            path = FONT_DIR / f"{FAMILY}-{style}-{part}.woff2"
            subset.save_font(made, str(path), options)
            print(f"{path.name}: {len(codes)} letters, {path.stat().st_size} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
