"""A chapter in a real JupyterLab in a real browser: run, read in both themes, exported by the menu."""

from __future__ import annotations

import contextlib
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from urllib.request import urlopen

import pypdfium2
import pytest
from lxml import html

pytestmark = pytest.mark.xdist_group("jupyterlab")  # one server for all

ROOT = Path(__file__).parents[2]
NOTEBOOK = "02-objective.ipynb"
SETTINGS = {
    "apputils-extension/notification": {"fetchNews": "false"},
    "apputils-extension/themes": {"theme": "JupyterLab Light", "adaptive-theme": False},
    # every cell is on the page, wherever one has scrolled
    "notebook-extension/tracker": {"windowingMode": "none"},
}
START_SECONDS = 120
THEMES = {"light": "JupyterLab Light", "dark": "JupyterLab Dark"}
STEPS = 7
CONTRAST = """() => {
    const parts = colour => colour.match(/[\\d.]+/g).map(Number)
    const light = colour => {
        const part = n => (n /= 255) <= 0.04045 ? n / 12.92 : ((n + 0.055) / 1.055) ** 2.4
        const [r, g, b] = parts(colour)
        return parts(colour)[3] === 0 ? null : 0.2126 * part(r) + 0.7152 * part(g) + 0.0722 * part(b)
    }
    const behind = node => node ? light(getComputedStyle(node).backgroundColor) ?? behind(node.parentElement) : 1
    const words = [...document.querySelectorAll('.jp-OutputArea-output :is(p, li, td, th, span, caption, svg)')]
    return words.filter(e => e.textContent.trim()).map(e => {
        const style = getComputedStyle(e)
        const [a, b] = [light(e.tagName === 'svg' ? style.fill : style.color), behind(e)].sort((x, y) => y - x)
        return (a + 0.05) / (b + 0.05)
    })
}"""
"""Contrast of each part of what cells show; a drawing has words in the colour of its own."""
GROUNDS = """() => [...document.querySelectorAll('.jp-OutputArea-output :is(svg.drawing, table)')].map(e => {
    const ground = node => {
        const found = getComputedStyle(node).backgroundColor.match(/[\\d.]+/g).map(Number)
        return found[3] === 0 && node.parentElement ? ground(node.parentElement) : Math.max(...found.slice(0, 3))
    }
    return ground(e)
})"""
"""How light the ground of each chart and table is, from 0 to 255."""

SIDES = """() => [...document.querySelectorAll('.jp-OutputArea-output td:not(.number)')].map(
    e => [e.innerText, getComputedStyle(e).textAlign])"""


@pytest.fixture(scope="module")
def lab(tmp_path_factory):
    """Address of a running JupyterLab whose folder holds a chapter and the data."""
    folder = tmp_path_factory.mktemp("lab")
    (folder / "notebooks").mkdir()
    shutil.copy(ROOT / "notebooks" / NOTEBOOK, folder / "notebooks")
    shutil.copytree(ROOT / "data", folder / "data")
    private = {f"JUPYTER_{name}_DIR": str(folder / f".{name}") for name in ("CONFIG", "DATA", "RUNTIME")}
    for name, content in SETTINGS.items():
        path = folder / ".CONFIG" / "lab" / "user-settings" / "@jupyterlab" / f"{name}.jupyterlab-settings"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(content), encoding="utf-8")
    command = [sys.executable, "-m", "jupyterlab", "--no-browser", "--port=0", "--ServerApp.token=", "--allow-root"]
    command += ["--ServerApp.password=", "--ip=127.0.0.1", f"--ServerApp.root_dir={folder}", "--LabApp.news_url="]
    with (folder / ".log").open("w") as log:
        server = subprocess.Popen(
            command, stdout=log, stderr=log, env={**os.environ, **private}, cwd=folder, start_new_session=True
        )
        try:
            yield _address(folder, server)
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


@pytest.fixture(scope="module")
def page(browser, lab):
    """The chapter in JupyterLab after Run > Run All Cells, in the light theme."""
    with browser.new_context(accept_downloads=True, viewport={"width": 1280, "height": 900}) as context:
        opened = context.new_page()
        opened.set_default_timeout(1000 * START_SECONDS)
        # the export menu is empty until the server told of its formats
        with opened.expect_response("**/api/nbconvert*") as told:
            opened.goto(f"{lab}lab/tree/notebooks/{NOTEBOOK}?reset", wait_until="domcontentloaded")
            # whoever runs cells before the kernel has begun is asked for one
            opened.wait_for_function("() => document.querySelector('.jp-KernelName')?.innerText.includes('Python')")
            opened.wait_for_selector(".jp-Notebook-ExecutionIndicator[data-status=idle]")
        assert told.value.ok
        _choose(opened, "Run", "runmenu:run-all")
        opened.wait_for_function("() => !document.querySelector('.jp-Notebook').innerText.includes('[ ]')")
        opened.wait_for_function("() => !document.querySelector('.jp-Notebook').innerText.includes('[*]')")
        yield opened


def _choose(page, menu: str, command: str) -> None:
    page.click(f".lm-MenuBar-itemLabel >> text=/^{menu}$/")
    page.click(f"li[data-command='{command}']")


def _formats(page) -> dict[str, object]:
    """The formats of the export menu by name, with the entries to click."""
    page.keyboard.press("Escape")  # a menu that was left open
    page.keyboard.press("Escape")
    page.click(".lm-MenuBar-itemLabel >> text=/^File$/")
    page.click("li[data-type=submenu] >> text=/Save and Export Notebook As/")
    page.wait_for_selector("li[data-command='notebook:export-to-format'] >> text=/html/i")
    items = page.query_selector_all("li[data-command='notebook:export-to-format']")
    return {item.inner_text().strip().lower(): item for item in items}


def test_every_step_of_the_computation_shows_a_table(page):
    cells = [cell.inner_text() for cell in page.query_selector_all(".jp-CodeCell:has(.jp-RenderedHTMLCommon table)")]
    assert sum(bool(re.search(r"steps\.\w+\(\)", cell)) for cell in cells) == STEPS


@pytest.mark.parametrize("theme", THEMES)
def test_outputs_can_be_read_in_a_theme_without_the_style_of_a_report(page, theme):
    if page.evaluate("document.body.dataset.jpThemeName") != THEMES[theme]:
        page.keyboard.press("Escape")
        page.click(".lm-MenuBar-itemLabel >> text=/^Settings$/")
        page.click("li[data-type=submenu] >> text=/^Theme$/")
        page.click(f"li[data-command='apputils:change-theme'] >> text=/^{THEMES[theme]}$/")
        page.wait_for_function(f"() => document.body.dataset.jpThemeName === '{THEMES[theme]}'")
        page.wait_for_timeout(500)  # until the new style is there
    assert min(page.evaluate(CONTRAST)) >= 4.5
    grounds = page.evaluate(GROUNDS)
    assert len(grounds) > STEPS
    assert max(grounds) < 64 if theme == "dark" else min(grounds) > 192


def test_cells_of_words_begin_at_the_left(page):
    words = {text: side for text, side in page.evaluate(SIDES) if re.fullmatch(r"[^\d.]+", text)}
    assert len(words) > STEPS
    assert [text for text, side in words.items() if side != "left"] == []


def test_no_words_are_empty_or_run_into_each_other(page):
    shown = [part.inner_text() for part in page.query_selector_all(".jp-OutputArea-output")]
    assert not re.search(r"\(\s*\)|<NA>|NaN|NaT", "\n".join(shown))
    small = "() => [...document.querySelectorAll('td:has(.when)')].map(e => e.innerText)"
    cells = page.evaluate(small)
    assert cells
    # the value, then one new line, then its period
    assert [cell for cell in cells if not re.fullmatch(r"\S[^\n]*\n[^\n]*\S", cell)] == []


def test_the_menu_offers_each_format_once_and_by_no_old_name(page):
    ours = sorted(name for name in _formats(page) if name.startswith("evaluation"))
    assert ours == ["evaluation_html", "evaluation_pdf"]


@pytest.mark.parametrize(("name", "suffix"), [("evaluation_html", ".html"), ("evaluation_pdf", ".pdf")])
def test_a_choice_of_the_menu_gives_the_report_without_the_steps(page, tmp_path, name, suffix):
    downloads = []
    # the page that a choice opens closes with its download
    page.context.on("page", lambda opened: opened.on("download", lambda file: downloads.append(file)))
    page.on("download", lambda file: downloads.append(file))
    _formats(page)[name].click()
    until = time.monotonic() + START_SECONDS
    while not downloads and time.monotonic() < until:
        page.wait_for_timeout(200)
    assert downloads, [opened.inner_text("body") for opened in page.context.pages[1:]]
    assert downloads[0].suggested_filename == NOTEBOOK.replace(".ipynb", suffix)
    downloads[0].save_as(tmp_path / f"report{suffix}")
    words = " ".join(_words(tmp_path / f"report{suffix}").split())
    for shown in ("h2", "caption"):
        assert page.inner_text(f".jp-OutputArea-output {shown}").rstrip("\u00b6") in words
    assert "specification_id" not in words


def _words(path: Path) -> str:
    if path.suffix == ".html":
        return html.fromstring(path.read_bytes()).text_content()
    with pypdfium2.PdfDocument(path) as pdf:
        return "".join(page.get_textpage().get_text_bounded() for page in pdf)
