"""Two clones on machines that differ in everything but the lock file give the same bytes."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import matplotlib as mpl
import pytest
from fontTools.ttLib import TTFont

DATA = Path(__file__).parents[2] / "data"
CELLS = tuple(
    f"report.objective(objective).{part}()" for part in ("cover", "question", "verdict", "scorecard", "charts")
)
SETTINGS = "lines.linewidth: 9\nfont.size: 30\naxes.facecolor: red\nsvg.fonttype: none\nsavefig.bbox: tight\n"
# where its own path has letters with accents, Python itself does not start in the locale C
LOCALE = "C" if sys.prefix.isascii() else "C.UTF-8"
ELSEWHERE = {"TZ": "Asia/Tokyo", "LC_ALL": LOCALE, "LANG": "es_PE.UTF-8", "PYTHONHASHSEED": "7"}


def clone(folder: Path, write_chapter) -> Path:
    """A folder with data and one chapter with charts."""
    shutil.copytree(DATA, folder / "data")
    write_chapter(
        folder / "notebooks/02-objective.ipynb",
        *CELLS,
        for_each="objective",
        documents=["evaluation", "objective-{objective}"],
    )
    return folder


def build(folder: Path, *words: str, **environment: str) -> dict[str, bytes]:
    """Reports that a build in a folder gives."""
    line = [sys.executable, "-m", "evaluation", "build", "--objective", "1", "--quiet", *words]
    done = subprocess.run(
        line, cwd=folder, capture_output=True, text=True, check=False, timeout=600, env={**os.environ, **environment}
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    root = folder / "reports"
    return {
        p.relative_to(root).as_posix(): p.read_bytes() for p in root.rglob("*") if p.is_file() and p.suffix != ".log"
    }


def home_of_somebody_else(folder: Path) -> dict[str, str]:
    """A home with settings for matplotlib, and with a bold face that calls itself as the typeface of the reports."""
    for place in (folder / ".config/matplotlib", folder / ".matplotlib", folder / "mpl"):
        place.mkdir(parents=True)
        (place / "matplotlibrc").write_text(SETTINGS, encoding="utf-8")
    font = TTFont(Path(mpl.get_data_path()) / "fonts/ttf/DejaVuSansMono-Bold.ttf")
    for record in font["name"].names:
        if record.nameID in (1, 16):
            record.string = "Inter"
        elif record.nameID in (2, 17):
            record.string = "Regular"
    for place in (folder / ".fonts", folder / ".local/share/fonts"):
        place.mkdir(parents=True)
        font.save(place / "Inter-Regular.ttf")
    return {
        "HOME": str(folder),
        "MPLCONFIGDIR": str(folder / "mpl"),
        "MATPLOTLIBRC": str(folder / "mpl/matplotlibrc"),
        "XDG_CONFIG_HOME": str(folder / ".config"),
        "XDG_DATA_HOME": str(folder / ".local/share"),
    }


@pytest.fixture(scope="module")
def here(tmp_path_factory, write_chapter):
    """What a build gives in both languages, as HTML and PDF."""
    files = build(clone(tmp_path_factory.mktemp("here"), write_chapter))
    assert {f"{code}/objective-1.{suffix}" for code in ("en", "es") for suffix in ("html", "pdf")} <= set(files)
    assert b"<svg class=" in files["en/objective-1.html"]
    return files


@pytest.mark.parametrize("words", [(), ("--cold", "--jobs", "1")], ids=["warm", "cold"])
def test_another_folder_zone_locale_seed_settings_and_fonts_give_the_same_bytes(here, tmp_path, write_chapter, words):
    folder = clone(tmp_path / "elsewhere" / "clone", write_chapter)
    (folder / "matplotlibrc").write_text(SETTINGS, encoding="utf-8")
    environment = home_of_somebody_else(tmp_path / "home")
    there = build(folder, *words, **ELSEWHERE, **environment)
    assert sorted(there) == sorted(here)
    assert [path for path in here if there[path] != here[path]] == []
