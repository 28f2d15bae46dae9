"""Whatever stands in a text of data/, it reaches the readers as words: never as markup, script or Typst."""

from __future__ import annotations

import ast
import csv
import json
import shutil
from pathlib import Path

import nbformat
import pypdfium2
import pytest
import yaml
from lxml import html

from evaluation.locale import available_languages
from evaluation.render import assemble, to_html, to_pdf

ROOT = Path(__file__).parents[2]
SHOWN = (
    '"\'</td></p><script>ran()</script><img src=x onerror=ran()>&lt;b&gt;&nbsp;#panic("ran") $x$ *b* _i_ @a <b> `c` //'
)
HOSTILE = f" {SHOWN}"
BY_ID = {("areas", "area"), ("measures", "part_of"), ("milestones", "objective"), ("milestones", "evidence")}
"""Texts that name something by its id."""


@pytest.fixture(scope="module")
def hostile_data(tmp_path_factory):
    """The data of this repository with the same hostile words at the end of every free text."""
    folder = tmp_path_factory.mktemp("hostile") / "data"
    shutil.copytree(ROOT / "data", folder)
    for resource in json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))["resources"]:
        if resource["path"].endswith(".csv"):
            _spoil_table(folder / resource["path"], resource)
    for name in ("framework.yaml", "corrections.yaml"):
        content = yaml.safe_load((folder / name).read_text(encoding="utf-8"))
        (folder / name).write_text(yaml.safe_dump(_spoiled(content), allow_unicode=True), encoding="utf-8")
    return folder


def _spoil_table(path, resource):
    linked = {f for key in resource["schema"].get("foreignKeys", []) for f in _listed(key["fields"])}
    free = [
        field["name"]
        for field in resource["schema"]["fields"]
        if field["type"] == "string"
        and not {"pattern", "enum"} & set(field.get("constraints", {}))
        and field["name"] not in linked
        and (resource["name"], field["name"]) not in BY_ID
    ]
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        row.update({name: row[name] + HOSTILE for name in free if row[name]})
        if "url" in row:
            row["url"] += '"><script>ran()</script>'
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0].keys())
        writer.writeheader()
        writer.writerows(rows)


def _listed(fields):
    return [fields] if isinstance(fields, str) else fields


def _spoiled(content):
    if isinstance(content, dict):
        if isinstance(content.get("en"), str):
            return {code: text + HOSTILE for code, text in content.items()}
        return {key: _spoiled(value) for key, value in content.items()}
    return [_spoiled(item) for item in content] if isinstance(content, list) else content


def executed(path, **parameters):
    """A notebook with the outputs that its cells give, run here and not in a kernel."""
    notebook = nbformat.read(path, as_version=4)
    names = {}
    for cell in notebook.cells:
        if cell.cell_type != "code":
            continue
        body = ast.parse(cell.source).body
        last = body.pop() if isinstance(body[-1], ast.Expr) else None
        exec(compile(ast.Module(body, []), str(path), "exec"), names)
        names.update(parameters if "parameters" in cell.metadata.get("tags", []) else {})
        cell.execution_count = 1
        if last is not None:
            shown = eval(compile(ast.Expression(last.value), str(path), "eval"), names)
            if shown is not None:
                cell.outputs = [nbformat.v4.new_output("display_data", data=shown._repr_mimebundle_())]
    return notebook


@pytest.fixture(scope="module", params=available_languages())
def report(request, hostile_data):
    """The whole report over hostile data in one language, as a tree of the page and the words of the PDF."""
    notebooks = []
    for path in sorted((ROOT / "notebooks").glob("*.ipynb")):
        wishes = nbformat.read(path, as_version=4).metadata.get("evaluation", {})
        if "brief" in wishes.get("documents", ()) or wishes.get("edition") or wishes.get("documents") == []:
            continue
        given = {"language": request.param, "data_dir": str(hostile_data)}
        objectives = ("1", "2", "3") if wishes.get("for_each") else ("1",)
        notebooks += [executed(path, objective=objective, **given) for objective in objectives]
    document = assemble(notebooks)
    with pypdfium2.PdfDocument(to_pdf(document)) as pdf:
        paper = "".join(page.get_textpage().get_text_range() for page in pdf)
    return html.fromstring(to_html(document).decode()), paper


def close(text):
    return "".join(text.replace("\x02", "-").split())


def test_no_word_of_the_data_becomes_an_element_of_the_page(report):
    page, _ = report
    assert not list(page.iter("script"))
    assert all(image.get("src", "").startswith("data:image/") for image in page.iter("img"))
    assert not page.xpath("//*[@onerror]")
    assert all(link.get("href").startswith(("#", "https://", "http://")) for link in page.iter("a"))


def test_hostile_words_are_shown_as_they_stand_in_both(report):
    page, paper = report
    words = close(SHOWN)
    on_screen, on_paper = close(page.text_content()).count(words), close(paper).count(words)
    assert on_screen > 500
    assert on_paper > 300
