"""`evaluation build`, run as a person runs it, on the real data with chapters small enough for a test."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import frictionless
import nbformat
import pytest
from rocrate.rocrate import ROCrate

from evaluation.cli.build import describe_scenario
from evaluation.cli.main import main
from evaluation.load import fingerprint_file
from evaluation.plan.edition import survey

DATA = Path(__file__).parents[2] / "data"
COVER, QUESTION = "report.objective(objective).cover()", "report.objective(objective).question()"
OPENS = (
    "size = len(open(f'{data_dir}/units.csv').read())",
    "from pathlib import Path\nsize = len(Path(data_dir, 'README.md').read_text())",
)
OWN = {"for_each": "objective", "documents": ["evaluation", "objective-{objective}"]}
REPORTS = {f"en/{name}.{suffix}" for name in ("evaluation", "objective-1") for suffix in ("html", "pdf")}
ENGLISH = ("--language", "en")
"""What is true of one language here is true of each; `test_reproducible` and `test_cli_areas` build in all."""
COMPANIONS = {"index.html", "facts.json", "manifest.json", "datapackage.json", "ro-crate-metadata.json"}


HOLD = """
import pathlib, time
from evaluation.publish.lock import hold
with hold(pathlib.Path("reports")):
    print("held", flush=True)
    time.sleep(120)
"""


def evaluate(folder: Path, *words: str, command: str = "build", **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a command in a folder with `notebooks/`, as from a shell."""
    line = [sys.executable, "-m", "evaluation", command, "--data", str(DATA), *words]
    return subprocess.run(
        line, cwd=folder, capture_output=True, text=True, check=False, timeout=600, env={**os.environ, **environment}
    )


def content(folder: Path) -> dict[str, bytes]:
    """Files below a folder, but for the log, which tells times and places."""
    found = (path for path in folder.rglob("*") if path.is_file() and path.name != "build.log")
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


@pytest.fixture(scope="module")
def built(tmp_path_factory, write_chapter):
    """A folder in which a build was done, and what the build said."""
    folder = tmp_path_factory.mktemp("programme")
    write_chapter(folder / "notebooks/01-summary.ipynb", "report.objective('1').cover()")
    write_chapter(
        folder / "notebooks/02-objective.ipynb",
        COVER,
        QUESTION,
        for_each="objective",
        documents=["evaluation", "objective-{objective}"],
    )
    write_chapter(folder / "notebooks/03-opens.ipynb", *OPENS)
    return folder, evaluate(folder, "--jobs", "2", *ENGLISH)


@pytest.fixture
def evaluate_here(capsys, monkeypatch):
    """The same in the process of the test, for commands that end before any notebook runs."""

    def run(folder: Path, *words: str, command: str = "build") -> subprocess.CompletedProcess[str]:
        monkeypatch.chdir(folder)
        capsys.readouterr()
        code = main([command, "--data", str(DATA), *words])
        return subprocess.CompletedProcess(words, code, *capsys.readouterr())

    return run


@pytest.fixture
def programme(built, tmp_path):
    """A copy of that folder for a test to break."""
    return Path(shutil.copytree(built[0], tmp_path / "programme"))


def test_a_build_ends_with_every_report(built):
    folder, done = built
    assert done.returncode == 0, done.stderr
    assert set(content(folder / "reports")) >= REPORTS | COMPANIONS
    assert "reports in" in done.stdout
    assert "Open reports/index.html" in done.stdout


def test_each_step_is_one_line_on_standard_error(built):
    _, done = built
    lines = done.stderr.splitlines()
    assert any("running en/01-summary" in line for line in lines)
    assert any("rendering en/evaluation.pdf" in line for line in lines)
    assert all(line.startswith("[") for line in lines), done.stderr


def test_the_reports_are_what_their_names_say(built):
    files = content(built[0] / "reports")
    assert files["en/evaluation.html"].lstrip().lower().startswith(b"<!doctype html")
    assert files["en/evaluation.pdf"].startswith(b"%PDF-")
    assert json.loads(files["facts.json"])["findings"]


def test_others_can_read_where_the_results_come_from(built):
    reports = built[0] / "reports"
    assert frictionless.validate(str(reports / "datapackage.json")).flatten() == []
    crate = ROCrate(reports)
    listed = {entity.id for entity in crate.data_entities if not entity.id.startswith("ni:")}
    assert listed == set(content(reports)) - {"index.html", "manifest.json", "ro-crate-metadata.json"}
    ran = [run["instrument"]["name"] for run in crate.get_by_type("CreateAction")]
    assert sorted(set(ran)) == ["01-summary.ipynb", "02-objective.ipynb", "03-opens.ipynb"]


def test_no_path_of_this_machine_is_in_a_report(built):
    folder = built[0]
    for path, report in content(folder / "reports").items():
        assert str(folder).encode() not in report, path
        assert str(DATA).encode() not in report, path


def test_a_log_beside_the_reports_tells_every_step_and_how_it_ended(built):
    log = (built[0] / "reports/build.log").read_text(encoding="utf-8")
    assert "ran en/01-summary" in log
    assert log.endswith(" done\n")
    assert not (built[0] / "build.log").exists()


def test_a_log_that_cannot_be_written_is_told_before_any_notebook_runs(programme, evaluate_here):
    done = evaluate_here(programme, "--force", "--log", "/proc/build.log")
    assert done.returncode == 1
    assert "Name another file by --log, or none by --log ''." in done.stderr
    assert "running" not in done.stderr


def test_a_second_build_does_nothing(programme, evaluate_here):
    before = {path: path.stat().st_mtime_ns for path in (programme / "reports").rglob("*")}
    done = evaluate_here(programme, *ENGLISH)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == (
        "Nothing to build: the reports in reports are what their inputs give.\n"
        "Open reports/index.html, or add --force to make them anew.\n"
    )
    assert {path: path.stat().st_mtime_ns for path in (programme / "reports").rglob("*")} == before


def test_a_changed_figure_is_told_by_status_and_check_before_anything_is_built(programme, evaluate_here):
    data = shutil.copytree(DATA, programme / "data")
    words = ("--data", "data")
    done = evaluate_here(programme, *words, command="status")
    assert (done.returncode, done.stdout) == (0, "reports: all 8 reports are what their inputs give.\n")
    path = data / "observations.csv"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    chosen = ",specialized_prosecutor_offices,14,exact"
    number, row = next((n, line) for n, line in enumerate(lines) if chosen in line)
    lines[number] = row.replace(",14,exact", ",13,exact")
    path.write_text("".join(lines), encoding="utf-8")
    changed = f"data/observations.csv: {row.partition(',')[0]} changed"
    done = evaluate_here(programme, *words, "--explain", command="status")
    assert done.returncode == 1
    assert f"{changed}: 01-summary, objective 1" in done.stdout
    assert done.stdout.endswith("To make them again: evaluation build --language en\n")
    done = evaluate_here(programme, *words, command="check")
    assert done.returncode == 0
    assert f"{changed}, which feeds indicator 1.1" in done.stdout
    assert "That touches 4 reports in reports" in done.stdout


def test_verify_finds_the_one_byte_that_was_changed(programme):
    path = programme / "reports/en/objective-1.html"
    path.write_bytes(path.read_bytes() + b" ")
    done = evaluate(programme, "--quiet", command="verify")
    assert done.returncode == 1, done.stderr
    first, *others = done.stdout.splitlines()
    assert first.startswith("en/objective-1.html: it differs from byte ")
    assert others == ["1 of 30 files are not what their inputs give."]


def test_a_file_that_a_cell_opens_by_itself_is_on_record_with_its_report(built):
    """In the cell that opened it and in a second one; what the library reads for a chapter is not told."""
    reports = json.loads((built[0] / "reports/manifest.json").read_text(encoding="utf-8"))["reports"]
    expected = {f"data/{name}": fingerprint_file(DATA / name) for name in ("README.md", "units.csv")}
    assert reports["en/evaluation.html"]["reads"] == {"en/03-opens": expected}
    assert reports["en/objective-1.html"]["reads"] == {}


def test_a_failing_cell_is_told_and_logged_and_leaves_the_last_good_reports(programme, write_chapter):
    before = content(programme / "reports")
    write_chapter(programme / "notebooks/01-summary.ipynb", "report.missing_chapter()")
    done = evaluate(programme, "--log", "mine.log", *ENGLISH)
    assert done.returncode == 1
    assert "01-summary.ipynb, cell 3: AttributeError" in done.stderr
    assert "report.missing_chapter()" in done.stderr
    assert "Traceback" not in done.stderr
    after = content(programme / "reports")
    for suffix in ("html", "pdf"):
        assert after[f"en/evaluation.{suffix}"] == before[f"en/evaluation.{suffix}"]
    assert b"report.missing_chapter()" in after["en/evaluation.error.html"]
    log = (programme / "mine.log").read_text(encoding="utf-8")
    assert "failed en/01-summary" in log
    assert "Traceback (most recent call last)" in log
    assert "ended: NotebookError" in log


def test_a_number_typed_into_a_sentence_fails_the_build_and_leaves_the_last_good_reports(programme):
    before = content(programme / "reports")
    path = programme / "notebooks/01-summary.ipynb"
    notebook = nbformat.read(path, as_version=4)
    notebook.cells.append(nbformat.v4.new_markdown_cell("Shelters rose to 7.", id="typed"))
    nbformat.write(notebook, path)
    done = evaluate(programme, "--format", "html", *ENGLISH)
    assert done.returncode == 1
    assert "01-summary.ipynb, cell 4: the number “7” has no origin" in done.stderr
    assert "Traceback" not in done.stderr
    after = content(programme / "reports")
    assert {path: after[path] for path in before if path.startswith("en/")} == {
        path: before[path] for path in before if path.startswith("en/")
    }


def test_an_unknown_parameter_is_refused(programme, write_chapter):
    before = content(programme / "reports")
    write_chapter(programme / "notebooks/04-odd.ipynb", parameters='langauge: str = "en"')
    done = evaluate(programme, *ENGLISH)
    assert done.returncode == 1
    assert "04-odd.ipynb" in done.stderr
    assert "Did you mean 'language'?" in done.stderr
    after = content(programme / "reports")
    assert {path: after[path] for path in before if path.startswith("en/")} == {
        path: before[path] for path in before if path.startswith("en/")
    }


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["--objective", "9"], "--objective: there is no '9'"),
        (["--notebooks", "nowhere"], "nowhere is no folder"),
    ],
)
def test_a_wrong_value_is_refused(programme, evaluate_here, words, expected):
    done = evaluate_here(programme, *words)
    assert done.returncode == 2
    assert expected in done.stderr
    assert "running" not in done.stderr


def test_a_broken_data_file_is_told_before_any_notebook_runs(programme, evaluate_here):
    before = content(programme / "reports")
    shutil.copytree(DATA, programme / "data")
    (programme / "data/observations.csv").write_bytes(b"")
    done = evaluate_here(programme, "--data", "data")
    assert done.returncode == 1
    assert "observations.csv" in done.stderr
    assert "running" not in done.stderr
    assert content(programme / "reports") == before


def test_a_folder_that_cannot_be_written_is_told_before_any_notebook_runs(programme, evaluate_here):
    (programme / "taken").write_bytes(b"mine")
    for out in ("taken", "/proc/reports"):
        done = evaluate_here(programme, "--out", out)
        assert done.returncode == 1
        assert "cannot be written" in done.stderr
        assert "--out" in done.stderr
        assert "running" not in done.stderr


@pytest.fixture
def small_disk():
    """A folder with room for 64 kB, whose name is short enough for sockets."""
    with tempfile.TemporaryDirectory(prefix="t-") as mount:
        command = ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", mount]
        if subprocess.run(command, capture_output=True, check=False).returncode:
            pytest.skip("this user may not mount a small file system")
        try:
            yield Path(mount)
        finally:
            subprocess.run(["umount", "--lazy", mount], check=True)


def test_a_full_disk_leaves_the_last_good_reports(programme, small_disk):
    (small_disk / "en").mkdir()
    (small_disk / "en/evaluation.html").write_bytes(b"the last good report")
    done = evaluate(programme, "--out", str(small_disk), *ENGLISH, "--objective", "1", "--format", "html")
    assert done.returncode == 1
    assert "No space left on device. Free some space, or choose another folder with --out." in done.stderr
    assert content(small_disk) == {"en/evaluation.html": b"the last good report"}


def test_no_room_for_temporary_files_leaves_the_last_good_reports(programme, small_disk):
    before = content(programme / "reports")
    done = evaluate(programme, "--force", *ENGLISH, TMPDIR=str(small_disk))
    assert done.returncode == 1
    assert "No space left on device" in done.stderr
    assert "Traceback" not in done.stderr
    after = content(programme / "reports")
    assert {path: after[path] for path in before} == before
    assert list(small_disk.iterdir()) == []


def test_a_second_build_in_the_same_folder_is_refused(programme, evaluate_here):
    before = content(programme / "reports")
    first = subprocess.Popen([sys.executable, "-c", HOLD], cwd=programme, stdout=subprocess.PIPE)
    with first:
        assert first.stdout.readline() == b"held\n"
        done = evaluate_here(programme, "--force")
        first.kill()
    assert done.returncode == 1
    assert "another build is writing to reports" in done.stderr
    assert "running" not in done.stderr
    assert {path: old for path, old in content(programme / "reports").items() if path != ".lock"} == before


def test_a_scenario_is_told_where_it_shows_and_that_no_report_asked_for_shows_it(world, notebook):
    notebook("03-dialogues.ipynb", "open_report(language, scenario=scenario)")
    whole = survey(world.request(scenario="none", languages=("en",)))
    assert describe_scenario("none", whole).startswith("--scenario none shows in en/evaluation; no other")
    part = survey(world.request(scenario="none", objectives=("1",)))
    assert describe_scenario("none", part).startswith("--scenario none changes none of these reports")
