"""Chapters as evaluators wrote them, all built by one command: each is in both formats, or named with what to do.

What one chapter lacks withholds no other, so a single build tells of all.
"""

from __future__ import annotations

import base64
import csv
import io
import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pypdfium2
import pytest
from fixtures.pdf_geometry import misplaced
from lxml import html
from nbformat.v4 import new_code_cell as code
from nbformat.v4 import new_markdown_cell as markdown
from nbformat.v4 import new_notebook
from PIL import Image

from evaluation.cli.main import main
from evaluation.render.paper.sizes import SIZES

DATA = Path(__file__).parents[2] / "data"
TITLE = "\u4eba\u8eab\u58f2\u8cb7 (Report)"
BOX = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="200" height="60"><rect width="200" height="60" fill="{}"/>{}</svg>'
)
PATHWAY = '<foreignObject width="9" height="9"><div xmlns="http://www.w3.org/1999/xhtml">Referral</div></foreignObject>'
PARAMETERS = """objective: str = "1"
as_of: str = ""
area: str = ""
language: str = "en"
scenario: str = "all"
data_dir: str = "../data"
"""
OPEN = """
from pathlib import Path
import pandas as pd
from IPython.display import HTML, display
from evaluation.report import open_report, show
report = open_report(data_dir=data_dir, as_of=as_of, language=language)
"""
LONG = "https://example.org/" + "a" * 180
SERVICES = """Shelter beds, Beds occupied, Victims admitted, Girls, Boys, Adolescents, Referred by police, Referred by
prosecutors, Legal assistance, Psychological care, Reintegration plans, Follow-up visits, Transferred, Left shelter"""
PIVOT = """
rows = pd.MultiIndex.from_tuples([("Cusco", "female"), ("Cusco", "male"), ("Lima", "female")], names=["region", "sex"])
columns = pd.MultiIndex.from_product([["2019", "2020"], ["cases", "victims"]])
show(pd.DataFrame([[1, 2, 3, 4], [3, 4, 5, 6], [5, 6, 7, 8]], rows, columns), caption="Two levels", origin="own count")
"""


def tagged(cell, tags):
    cell.metadata["tags"] = tags
    return cell


def attached(source, name):
    image = io.BytesIO()
    Image.new("RGB", (60, 30), "#005ea2").save(image, "PNG")
    cell = markdown(source)
    cell["attachments"] = {name: {"image/png": base64.b64encode(image.getvalue()).decode()}}
    return cell


def raw(kind, beside):
    return code(f"display({{{kind!r}: {{}}, 'text/plain': {beside!r}}}, raw=True)")


CHAPTERS = {
    "tag-remove-cell": [
        tagged(code("print('A private note')"), ["remove-cell"]),
        tagged(markdown("A private draft."), ["remove_cell"]),
        tagged(code("print('A private check')"), ["remove-output"]),
        tagged(code("print('A private remark')"), ["hide-output"]),
        tagged(markdown("A private page."), ["hide-cell"]),
        markdown("Published words."),
    ],
    "tags-null": [tagged(code("print('Words')"), None)],
    "notebook-without-kernelspec": [markdown("Words of a machine of one's own.")],
    "attachment-with-accent": [attached('![Map](attachment:regi\u00f3n.png "Shelters")', "regi\u00f3n.png")],
    "changed-image-not-noticed": [code("show(Path(data_dir) / 'map.svg', caption='Map of shelters', alt='A box')")],
    "dollar-words": [
        markdown("The pledge (US$) and the payment (US$) differ, in US$ of each year, never US$ of today.")
    ],
    "html-without-xml-rules": [
        markdown("- [ ] visit the shelters\n- [x] interview the prosecutors"),
        code("HTML('<details open><summary>More</summary><p>Words & so on<br>in <ul><li>two<li>lines</ul></details>')"),
    ],
    "printed-colours": [code("print('\\x1b[31mBehind\\x1b[0m schedule\\x00\\x08')")],
    "pdf-heading-rows": [code(PIVOT)],
    "pdf-long-word": [
        markdown(f"The address is {LONG} and it has no end."),
        code("show(pd.DataFrame({'file': ['Acta_' + 'x' * 90], 'state': ['read']}), caption='Files', origin='own')"),
        code("print('y' * 300)"),
    ],
    "pdf-wide-table": [
        code(
            f"columns = {[' '.join(name.split()) for name in SERVICES.split(',')]}\n"
            "table = pd.DataFrame([['one'] * 14] * 2, index=['Amazonas', 'Madre de Dios'], columns=columns)\n"
            "show(table, caption='Services by region', origin='own count')"
        )
    ],
    "source-in-another-script": [markdown("Sources:"), code("report.methods.sources()")],
    "chart-as-text": [
        raw("application/vnd.vegalite.v5+json", "alt.Chart(...)"),
        raw("application/vnd.jupyter.widget-view+json", "Dropdown(options=('Cusco', 'Loreto'))"),
    ],
    "image-beside-the-notebook": [code("show(Path('map.svg'), caption='Map of shelters', alt='A box')")],
    "raises-exception-wrong-cell": [
        tagged(code("raise ValueError('shown on purpose')"), ["raises-exception"]),
        markdown("After the cell that fails."),
    ],
    "svg-with-page-text": [code("show(Path(data_dir) / 'pathway.svg', caption='Pathway', alt='A box of words')")],
}
REFUSED = {
    "chart-as-text": [
        "cell 4: its output (a chart of Altair, application/vnd.vegalite.v5+json) has no form on paper. Show a table",
        "cell 5: its output (a widget, application/vnd.jupyter.widget-view+json) has no form on paper. Show a table",
    ],
    "image-beside-the-notebook": [
        'not beside the notebook: put map.svg into the data folder and name it Path(data_dir) / "map.svg"'
    ],
    "raises-exception-wrong-cell": ["cell 4: ValueError: shown on purpose", "    raise ValueError('shown on purpose')"],
    "svg-with-page-text": ["cell 4: its drawing holds words as a part of a web page", "text as text or as paths"],
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Folder with the data, and a chapter for each case that is a report of its own."""
    folder = tmp_path_factory.mktemp("chapters")
    data = shutil.copytree(DATA, folder / "data")
    for name, more in (("map", ""), ("pathway", PATHWAY)):
        (data / f"{name}.svg").write_text(BOX.format("#eeeeee", more), encoding="utf-8")
    with (data / "sources.csv").open(encoding="utf-8", newline="") as opened:
        header, first, *rows = csv.reader(opened)
    with (data / "sources.csv").open("w", encoding="utf-8", newline="") as opened:
        first[header.index("title")] = TITLE
        csv.writer(opened, lineterminator="\n").writerows([header, first, *rows])
    (folder / "notebooks").mkdir()
    (folder / "notebooks/map.svg").write_text(BOX.format("#eeeeee", ""), encoding="utf-8")
    for name, cells in CHAPTERS.items():
        opening = [tagged(code(PARAMETERS), ["parameters"]), code(OPEN), code("report.objective('1').cover()")]
        kernel = (
            {} if name == "notebook-without-kernelspec" else {"kernelspec": {"name": "python3", "display_name": "P"}}
        )
        chapter = {
            **new_notebook(metadata={"evaluation": {"documents": [name]}, **kernel}),
            "cells": [*opening, *cells],
        }
        path = folder / "notebooks" / f"{name}.ipynb"
        path.write_text(json.dumps(chapter), encoding="utf-8")  # as tools leave it, which nbformat would refuse
    return folder


@pytest.fixture(scope="module")
def built(folder):
    """What the build of all of them said."""
    line = [sys.executable, "-m", "evaluation", "build", "--data", "data", "--language", "en", "--jobs", "2", "--quiet"]
    return subprocess.run(line, cwd=folder, capture_output=True, text=True, check=False)


@pytest.fixture
def report(folder, built):
    """Both formats of a chapter's report: the page's tree, the PDF's text; the PDF is within its margins."""

    def read(name):
        page, paper = ((folder / f"reports/en/{name}.{suffix}").read_bytes() for suffix in ("html", "pdf"))
        assert misplaced(paper, SIZES["report"]["side"]) == []
        with pypdfium2.PdfDocument(paper) as pdf:
            text = "\n".join(p.get_textpage().get_text_range() for p in pdf)
        return html.fromstring(page.decode()).find(".//main"), text

    return read


def test_what_cannot_be_shown_withholds_nothing_else(folder, built):
    assert built.returncode == 1, built.stderr
    assert "Traceback" not in built.stderr
    made = {path.stem for path in (folder / "reports/en").glob("*.pdf")}
    assert made == CHAPTERS.keys() - REFUSED.keys()


@pytest.mark.parametrize(
    "name",
    [
        pytest.param("chart-as-text", marks=pytest.mark.case("chart-as-text")),
        pytest.param("image-beside-the-notebook", marks=pytest.mark.case("image-beside-the-notebook")),
        pytest.param("raises-exception-wrong-cell", marks=pytest.mark.case("raises-exception-wrong-cell")),
        pytest.param("svg-with-page-text", marks=pytest.mark.case("svg-with-page-text")),
    ],
)
def test_what_has_no_form_on_paper_is_named_with_its_cell(built, name):
    said = re.findall(rf"^{name}\.ipynb, (?:.|\n)*?(?=^\S|\Z)", built.stderr, re.MULTILINE)
    assert all(any(words in fault for fault in said) for words in REFUSED[name])
    assert all("cell 4" in fault or "cell 5" in fault for fault in said)


@pytest.mark.case("tag-remove-cell")
def test_what_is_kept_back_is_in_no_file_that_the_build_wrote(folder, report):
    assert all(
        "Published words." in one for one in (report("tag-remove-cell")[0].text_content(), report("tag-remove-cell")[1])
    )
    written = [path for path in (folder / "reports").rglob("*") if path.is_file() and path.name != "build.log"]
    assert not [path.name for path in written if b"private" in path.read_bytes() and "tag-remove" in path.name]
    assert "private" not in report("tag-remove-cell")[1]


@pytest.mark.parametrize(
    ("name", "words"),
    [
        pytest.param("tags-null", ["Words"], marks=pytest.mark.case("tags-null")),
        pytest.param(
            "notebook-without-kernelspec",
            ["Words of a machine of one's own."],
            marks=pytest.mark.case("notebook-without-kernelspec"),
        ),
        pytest.param("dollar-words", [CHAPTERS["dollar-words"][0].source], marks=pytest.mark.case("dollar-words")),
        pytest.param(
            "html-without-xml-rules",
            ["□ visit the shelters", "✓ interview the prosecutors", "More", "Words & so on"],
            marks=pytest.mark.case("html-without-xml-rules"),
        ),
        pytest.param("printed-colours", ["Behind schedule"], marks=pytest.mark.case("printed-colours")),
        pytest.param("pdf-long-word", [LONG, "Acta_" + "x" * 90, "y" * 300], marks=pytest.mark.case("pdf-long-word")),
        pytest.param("pdf-wide-table", SERVICES.split(","), marks=pytest.mark.case("pdf-wide-table")),
    ],
)
def test_what_was_written_stands_in_both_as_it_was_written(report, name, words):
    page, paper = report(name)
    for shown in (page.text_content(), paper):
        letters = re.sub(r"\s", "", shown)
        assert [one for one in words if re.sub(r"\s", "", one) not in letters] == []
        assert "[31m" not in shown


@pytest.mark.case("attachment-with-accent")
def test_an_attachment_whose_name_has_an_accent_is_shown(report):
    page, paper = report("attachment-with-accent")
    assert page.find(".//figure/img").get("alt") == "Map"
    assert "Figure 1. Shelters" in paper


@pytest.mark.case("pdf-heading-rows")
def test_numbers_of_a_pivot_table_stand_under_each_other_and_its_levels_have_names(folder, report):
    page, _ = report("pdf-heading-rows")
    rows = page.xpath(".//tbody/tr")
    assert [len(row.xpath("*[contains(@class, 'number')]")) for row in rows] == [4, 4, 4]
    assert [cell.text_content() for cell in page.xpath(".//thead/tr")[-1]][:2] == ["region", "sex"]
    with pypdfium2.PdfDocument(folder / "reports/en/pdf-heading-rows.pdf") as pdf:
        text = pdf[len(pdf) - 1].get_textpage()
        lines = re.finditer(r"(?:fe)?male\s+(\d) (\d) (\d) (\d)", text.get_text_range())
        ends = [[round(text.get_charbox(line.start(n))[2], 1) for n in range(1, 5)] for line in lines]
    assert len(ends) == 3
    assert all(ends[0] == pytest.approx(line, abs=0.5) for line in ends)  # ink of other digits


@pytest.mark.case("source-in-another-script")
def test_a_title_whose_letters_the_typeface_lacks_is_on_the_page_and_the_pdf_is_made(report):
    page, paper = report("source-in-another-script")
    assert TITLE in page.text_content()
    assert "(Report)" in paper


@pytest.mark.case("changed-image-not-noticed")
def test_a_changed_image_makes_its_chapter_stale_and_no_other(folder, built, capsys, monkeypatch):
    monkeypatch.chdir(folder)
    (folder / "data/map.svg").write_text(BOX.format("#cc0000", ""), encoding="utf-8")
    assert main(["status", "--explain", "--language", "en"]) == 1
    said = capsys.readouterr().out
    assert "data/map.svg changed, which a cell opens: changed-image-not-noticed" in said
    assert "tags-null" not in said
