"""In a real JupyterLab in a real browser: both formats stand in the export menu and work, and outputs can be read."""

from __future__ import annotations

import contextlib
import json
import os
import re
import signal
import subprocess
import sys
import time
from operator import itemgetter
from pathlib import Path
from urllib.request import urlopen

import nbformat
import pytest
from markupsafe import Markup

from evaluation.locale.language import Language
from evaluation.methods import Outlook
from evaluation.words.block import COVER_TYPE, Block
from evaluation.words.markup import Column, element, paragraph, table
from evaluation.words.wording import badge

COVER = {
    "language": "en",
    "document": "evaluation",
    "layout": "report",
    "title": "Evaluation of a programme",
    "subtitle": "What the figures show",
    "programme": "A programme",
    "period": "2017",
    "as_of": "2024-10-21",
    "as_of_text": "October 21, 2024",
    "version": "0.1.0",
    "data_fingerprint": "0123456789ab",
    "imprint": ["A desk study."],
    "paper": "us-letter",
}
START_SECONDS = 120
NOTEBOOK = "a chapter.ipynb"
THEMES = {"light": "JupyterLab Light", "dark": "JupyterLab Dark"}
CONTRAST = """() => {
    const light = colour => {
        const parts = colour.match(/[\\d.]+/g).map(Number)
        const part = n => (n /= 255) <= 0.04045 ? n / 12.92 : ((n + 0.055) / 1.055) ** 2.4
        return parts[3] === 0 ? null : 0.2126 * part(parts[0]) + 0.7152 * part(parts[1]) + 0.0722 * part(parts[2])
    }
    const behind = node => node ? light(getComputedStyle(node).backgroundColor) ?? behind(node.parentElement) : 1
    const words = [...document.querySelectorAll('.jp-OutputArea-output :is(p, td, th, span, caption)')]
    return words.filter(e => e.innerText.trim()).map(e => {
        const [a, b] = [light(getComputedStyle(e).color), behind(e)].sort((x, y) => y - x)
        return (a + 0.05) / (b + 0.05)
    })
}"""


def shown(content: Markup, **more: object) -> nbformat.NotebookNode:
    bundle = {**Block(content)._repr_mimebundle_(), **more}
    output = nbformat.v4.new_output("execute_result", data=bundle, execution_count=1)
    return nbformat.v4.new_code_cell("show()", outputs=[output], execution_count=1)


@pytest.fixture(scope="session")
def lab(tmp_path_factory):
    """Address of a running JupyterLab whose folder holds an executed notebook, by theme."""
    folder = tmp_path_factory.mktemp("lab")
    mark = badge(Language.of("en"), Outlook.CONTEXT, "Context")
    cell = Markup("281 persons") + element("span", "in the first year", class_="when")
    columns = [Column("Place", itemgetter(0)), Column("Persons", itemgetter(1))]
    cells = [
        shown(paragraph("A title page"), **{COVER_TYPE: COVER}),
        shown(paragraph(mark, " persons (", element("a", href="#part", class_="ref"), ")", class_="answer")),
        shown(element("section", table("Offices", columns, [["Lima", cell]]), id_="part")),
    ]
    notebook = nbformat.v4.new_notebook(cells=cells)
    notebook.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3", "language": "python"}
    nbformat.write(notebook, folder / NOTEBOOK)
    private = {f"JUPYTER_{name}_DIR": str(folder / f".{name}") for name in ("CONFIG", "DATA", "RUNTIME")}
    settings = folder / ".CONFIG" / "lab" / "user-settings" / "@jupyterlab"
    (settings / "apputils-extension").mkdir(parents=True)
    command = [sys.executable, "-m", "jupyterlab", "--no-browser", "--port=0", "--ServerApp.token=", "--allow-root"]
    command += ["--ServerApp.password=", "--ip=127.0.0.1", f"--ServerApp.root_dir={folder}", "--LabApp.news_url="]
    with (folder / ".log").open("w") as log:
        server = subprocess.Popen(
            command, stdout=log, stderr=log, env={**os.environ, **private}, cwd=folder, start_new_session=True
        )
        try:
            yield _address(folder, server), settings
        finally:
            server.terminate()
            with contextlib.suppress(subprocess.TimeoutExpired):
                server.wait(START_SECONDS)
            with contextlib.suppress(ProcessLookupError):
                os.killpg(server.pid, signal.SIGKILL)  # with kernels that it may have left
            server.wait()


def _address(folder: Path, server: subprocess.Popen) -> str:
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until and server.poll() is None:
        for path in (folder / ".RUNTIME").glob("jpserver-*.json"):
            address = json.loads(path.read_text(encoding="utf-8") or "{}").get("url", "")
            try:
                urlopen(f"{address}api", timeout=5).close()
            except (ValueError, OSError):
                continue
            return address
        time.sleep(0.5)
    pytest.fail((folder / ".log").read_text(encoding="utf-8")[-2000:], pytrace=False)


@pytest.fixture
def page(browser, lab, request):
    """The notebook in JupyterLab, in the theme that the test asks for."""
    address, settings = lab
    theme = THEMES[getattr(request, "param", "light")]
    (settings / "apputils-extension" / "themes.jupyterlab-settings").write_text(
        json.dumps({"theme": theme, "adaptive-theme": False}), encoding="utf-8"
    )
    with browser.new_context(accept_downloads=True, viewport={"width": 1280, "height": 900}) as context:
        opened = context.new_page()
        # the export menu is empty until the server told of its formats
        with opened.expect_response("**/api/nbconvert*", timeout=1000 * START_SECONDS) as told:
            opened.goto(f"{address}lab/tree/{NOTEBOOK.replace(' ', '%20')}?reset", wait_until="domcontentloaded")
            opened.wait_for_selector(".jp-OutputArea-output >> text=A title page", timeout=1000 * START_SECONDS)
        assert told.value.ok
        yield opened


def _choices(page) -> dict[str, object]:
    page.click(".lm-MenuBar-itemLabel >> text=/^File$/")
    page.click("li[data-type=submenu] >> text=/Save and Export Notebook As/")
    page.wait_for_selector("li[data-command='notebook:export-to-format'] >> text=/html/i", timeout=60_000)
    items = page.query_selector_all("li[data-command='notebook:export-to-format']")
    return {item.inner_text().strip().lower(): item for item in items}


def test_the_menu_offers_each_format_once(page):
    ours = sorted(name for name in _choices(page) if name.startswith("evaluation"))
    assert ours == ["evaluation_html", "evaluation_pdf"]


@pytest.mark.parametrize(("name", "start"), [("evaluation_html", b"<!doctype html>"), ("evaluation_pdf", b"%PDF-")])
def test_a_choice_of_the_menu_gives_the_report(page, tmp_path, name, start):
    downloads = []
    # the page that a choice opens closes with its download
    page.context.on("page", lambda opened: opened.on("download", lambda file: downloads.append(file)))
    page.on("download", lambda file: downloads.append(file))
    _choices(page)[name].click()
    until = time.monotonic() + START_SECONDS
    while not downloads and time.monotonic() < until:
        page.wait_for_timeout(200)
    assert downloads, [opened.inner_text("body") for opened in page.context.pages[1:]]
    downloads[0].save_as(tmp_path / "report")
    assert (tmp_path / "report").read_bytes().startswith(start)


@pytest.mark.parametrize("page", THEMES, indirect=True)
def test_outputs_can_be_read_without_the_style_of_a_report(page):
    assert page.evaluate("document.body.dataset.jpThemeName") in THEMES.values()
    text = "\n".join(part.inner_text() for part in page.query_selector_all(".jp-OutputArea-output"))
    assert "Context: persons (part)" in text.replace("\u00a0", " ")
    assert "()" not in text
    assert re.search(r"281 persons\s*\n\s*in the first year", text)
    assert min(page.evaluate(CONTRAST)) >= 4.5


@pytest.mark.parametrize("page", ["dark"], indirect=True)
def test_the_dark_theme_is_the_one_that_was_asked_for(page):
    assert page.evaluate("document.body.dataset.jpThemeName") == THEMES["dark"]
