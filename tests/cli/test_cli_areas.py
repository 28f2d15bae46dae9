"""`evaluation build --area`, run as a person runs it, with the project's own notebooks and data."""

from __future__ import annotations

import itertools
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pypdfium2
import pytest
from lxml import html

ROOT = Path(__file__).parents[2]
DATA = ROOT / "data"
DAYS = {"": "latest", "as-of/2017-01-31": "2017-01-31"}
PLACES = {"cusco": "Cusco", "madre-de-dios": "Madre de Dios"}
CODES = ("en", "es")
EMPTY = {"en": "No figure of Ilo was found", "es": "No se encontró cifra de Ilo"}


def evaluate(folder: Path, command: str, *words: str, data: Path = DATA) -> subprocess.CompletedProcess[str]:
    line = [sys.executable, "-m", "evaluation", command, "--data", str(data), *words]
    return subprocess.run(
        line, cwd=folder, capture_output=True, text=True, check=False, timeout=300, env=dict(os.environ)
    )


def pages(path: Path) -> list[str]:
    """Text of each page of a PDF, without line ends."""
    with pypdfium2.PdfDocument(path) as pdf:
        return [" ".join(page.get_textpage().get_text_range().split()) for page in pdf]


def words_of(path: Path) -> str:
    return " ".join(html.fromstring(path.read_bytes()).find(".//main").text_content().split())


@pytest.fixture(scope="module")
def programme(tmp_path_factory):
    """A folder with the notebook of an area, and the data with an area of which no document gives a figure."""
    folder = tmp_path_factory.mktemp("areas")
    (folder / "notebooks").mkdir()
    shutil.copy(ROOT / "notebooks/06-area.ipynb", folder / "notebooks")
    shutil.copytree(DATA, folder / "data")
    with (folder / "data/areas.csv").open("a", encoding="utf-8") as table:
        table.write("Ilo,Ilo,Ilo,,,,A province of Moquegua\n")
    return folder


@pytest.fixture(scope="module")
def built(programme):
    """Two areas as of two days in two languages, and what the command said."""
    words = [word for day in DAYS.values() for word in ("--as-of", day)]
    words += ["--area", "Cusco", "--area", "madre-de-dios", "--jobs", "2"]
    return programme / "reports", evaluate(programme, "build", *words)


def test_days_areas_and_languages_multiply(built):
    reports, done = built
    assert done.returncode == 0, done.stderr
    made = {p.relative_to(reports).as_posix() for p in reports.rglob("*") if p.suffix in (".html", ".pdf")}
    roots = [f"{day}/area/{place}".removeprefix("/") for day, place in itertools.product(DAYS, PLACES)]
    assert made == {"index.html"} | {f"{root}/index.html" for root in roots} | {
        f"{root}/{code}/evaluation.{suffix}" for root, code, suffix in itertools.product(roots, CODES, ("html", "pdf"))
    }


def test_each_report_is_about_its_area_on_its_day(built):
    reports, _ = built
    for (folder, day), (slug, name) in itertools.product(DAYS.items(), PLACES.items()):
        facts = json.loads((reports / folder / "area" / slug / "facts.json").read_text(encoding="utf-8"))
        assert facts["programme"]["area"] == name
        assert {o["area"] for o in facts["observations"]} <= {name}
        assert day in ("latest", facts["as_of"])
        assert name in words_of(reports / folder / "area" / slug / "es" / "evaluation.html")


def test_a_later_figure_is_not_in_the_report_of_an_earlier_day(built):
    reports, _ = built
    today, earlier = (reports / day / "area/cusco/en/evaluation.html" for day in DAYS)
    assert "D122" in words_of(today)
    assert "D122" not in words_of(earlier)
    assert "Written with hindsight." in words_of(earlier)


def test_status_and_verify_find_every_area(built, programme):
    assert built[1].returncode == 0
    told = evaluate(programme, "status", "--area", "Cusco")
    assert "reports/area/cusco: all 4 reports are what their inputs give." in told.stdout
    assert "reports/as-of/2017-01-31/area/cusco: all 4" in told.stdout
    found = evaluate(programme, "verify", "--as-of", "latest", "--area", "cusco", "--jobs", "2")
    assert found.returncode == 0, found.stdout + found.stderr
    assert "byte for byte" in found.stdout


def test_a_number_of_a_report_of_an_area_is_traced_to_its_document(built, programme):
    assert built[1].returncode == 0
    found = evaluate(programme, "trace", "1.3.latest", "--area", "Cusco")
    assert found.returncode == 0, found.stderr
    assert "D060" in found.stdout


def test_an_area_without_figures_says_so_on_one_page(programme):
    done = evaluate(programme, "build", "--area", "Ilo", "--out", "empty", "--jobs", "2", data=programme / "data")
    assert done.returncode == 0, done.stderr
    for code in CODES:
        root = programme / "empty/area/ilo" / code
        (page,) = pages(root / "evaluation.pdf")
        assert EMPTY[code] in page
        assert len(words_of(root / "evaluation.html").split()) < 350


def test_an_unknown_area_is_wrong_usage_and_names_the_nearest(programme):
    done = evaluate(programme, "build", "--area", "Lorreto")
    assert done.returncode == 2
    assert "--area: there is no area 'Lorreto' (did you mean 'Loreto'?). Known are: Peru; Lima;" in done.stderr


def test_plain_papermill_takes_an_area_and_refuses_one_that_there_is_not(tmp_path):
    def run(area: str) -> subprocess.CompletedProcess[str]:
        notebook = [str(ROOT / "notebooks/06-area.ipynb"), "out.ipynb"]
        parameters = ["-p", "data_dir", str(DATA), "-p", "area", area]
        line = [sys.executable, "-m", "papermill", *notebook, *parameters, "--no-progress-bar"]
        return subprocess.run(line, cwd=tmp_path, capture_output=True, text=True, check=False, timeout=120)

    assert run("Cusco").returncode == 0
    assert "Cusco: evaluation of the CPC Partnership" in (tmp_path / "out.ipynb").read_text(encoding="utf-8")
    assert "area: there is no area 'Cuzco' (did you mean 'Cusco'?)" in run("Cuzco").stderr
