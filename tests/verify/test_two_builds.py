"""Two builds found by folder, day or commit, and the page about what differs between them."""

from __future__ import annotations

import json
import subprocess

import pytest
from lxml import html

import evaluation.evidence
from evaluation.assess import assess
from evaluation.errors import DataError, ParameterError
from evaluation.facts.write import make_facts
from evaluation.load import data_fingerprint
from evaluation.locale.language import Language
from evaluation.plan.edition import survey
from evaluation.plan.fingerprint import digest, fingerprint_inputs
from evaluation.plan.manifest import Manifest, Record
from evaluation.plan.request import LATEST, Request, edition_folder
from evaluation.verify import two_builds as comparing
from evaluation.verify.two_builds import Place, compare_builds, files_of, find_side, markdown_of

ENGLISH, SPANISH = Language.of("en"), Language.of("es")
FIGURES = {2014: 100, 2015: 110, 2016: 90, 2021: 190, 2022: 210, 2023: 200}


def record_as_made_now(folder, programme, day):
    """Write the manifest of a folder whose report follows from what there is."""
    request = Request(
        programme / "data",
        programme / "notebooks",
        programme / "reports",
        languages=("en",),
        as_of=(day,),
        formats=("html",),
    )
    (edition,) = survey(request)
    (document,) = edition.documents
    page = (folder / "en" / "evaluation.html").read_bytes()
    record = Record(
        document="evaluation",
        language="en",
        format="html",
        title="A report",
        as_of="2022-11-30",
        parameters=(),
        chapters=("en/01-a",),
        origin=edition.origin_of(document),
        version="0.1.0",
        sha256=digest(page),
        size=len(page),
    )
    files = {"facts.json": digest((folder / "facts.json").read_bytes())}
    manifest = Manifest(inputs=edition.inputs.to_dict(), reports={record.path: record}, files=files)
    (folder / "manifest.json").write_bytes(manifest.to_json())


@pytest.fixture
def write(tmp_path, evidence, observation, source, indicator, notebook, data_folder, read_tiny, monkeypatch):
    """Write a folder of reports: `write("old", 2023=20, text="...")`; gives its path."""
    notebook("01-a.ipynb")
    data_folder()
    monkeypatch.setattr(evaluation.evidence, "open_dataset", read_tiny)

    def build(name, text="It came to 200.", as_of=None, **changes):
        values = FIGURES | {int(year[1:]): value for year, value in changes.items()}
        rows = [observation(f"F{year}", value, year) for year, value in values.items()]
        state = assess(evidence(rows, [indicator()], [source("S1", "2025-01-01")]))
        inputs = fingerprint_inputs(data_fingerprint(tmp_path / "data"), sorted((tmp_path / "notebooks").iterdir()))
        facts = make_facts({}, inputs, state)
        if as_of:
            facts["as_of"] = as_of
        page = f"<html><body><main><h2>Summary</h2><p>{text}</p></main></body></html>"
        folder = tmp_path / name
        (folder / "en").mkdir(parents=True)
        (folder / "facts.json").write_text(json.dumps(facts), encoding="utf-8")
        (folder / "en" / "evaluation.html").write_text(page, encoding="utf-8")
        record_as_made_now(folder, tmp_path, as_of if "as-of" in name else LATEST)
        return folder

    return build


@pytest.fixture
def place(tmp_path):
    """Where the reports of this test lie."""
    return Place(tmp_path / "reports", tmp_path / "data", tmp_path / "notebooks")


def test_two_folders_are_compared_with_their_text(write, place):
    old, new = write("old"), write("new", "It came to 20.", F2023=20)
    compared = compare_builds(str(old), str(new), place, ENGLISH)
    assert compared
    assert compared.changes.verdicts == 2
    assert [(s.before, s.after) for s in compared.chapters[0].sentences] == [("It came to 200.", "It came to 20.")]


def test_the_sentences_of_the_annex_are_compared_too(write, place):
    folders = [write(name) for name in ("old", "new")]
    for folder, words in zip(folders, ("It had 8 sheets.", "It had 9 sheets."), strict=True):
        page = f"<html><body><main><h2>Sheets</h2><p>{words}</p></main></body></html>"
        (folder / "en" / "annex.html").write_text(page, encoding="utf-8")
    found = compare_builds(*map(str, folders), place, ENGLISH)
    assert [chapter.title for chapter in found.chapters] == ["Sheets"]


def test_equal_folders_do_not_differ(write, place):
    compared = compare_builds(str(write("old")), str(write("new")), place, ENGLISH)
    assert not compared
    assert "**Nothing changed:" in markdown_of(compared, ENGLISH)


def test_a_report_that_is_missing_in_the_language_is_said(write, place):
    compared = compare_builds(str(write("old")), str(write("new")), place, SPANISH)
    assert compared.chapters is None
    assert "No se compararon las frases" in markdown_of(compared, SPANISH)


def test_a_day_is_the_build_that_is_there_if_it_is_current(write, place, monkeypatch):
    write("reports/as-of/2022-11-30", as_of="2022-11-30")
    monkeypatch.setattr(comparing, "build", lambda *_: pytest.fail("built again"))
    side = find_side("2022-11-30", place, ENGLISH)
    assert (side.label, str(side.facts.as_of)) == ("November 30, 2022", "2022-11-30")


def test_the_day_of_the_newest_source_is_the_build_of_today(write, place, monkeypatch):
    write("reports", as_of="2025-01-01")
    monkeypatch.setattr(comparing, "build", lambda *_: pytest.fail("built again"))
    assert str(find_side("2025-01-01", place, ENGLISH).facts.as_of) == "2025-01-01"


@pytest.mark.parametrize(
    "missing",
    [
        "manifest.json",
        "en/evaluation.html",
        "everything",
        "another state",
        "another notebook",
        "other facts",
        "another day",
    ],
)
def test_a_day_that_is_not_there_or_not_current_is_built_elsewhere(write, place, notebook, monkeypatch, missing):
    there = write("reports/as-of/2022-11-30", as_of="2022-11-30")
    if missing == "everything":
        there.rename(there.with_name("moved"))
    elif missing == "another state":
        (there / "manifest.json").write_text('{"inputs": {}}', encoding="utf-8")
    elif missing == "another notebook":
        notebook("01-a.ipynb", "1 + 1")
    elif missing == "other facts":
        (there / "facts.json").write_text("{}", encoding="utf-8")
    elif missing == "another day":
        there.rename(there.with_name("2022-11-29"))
        write("reports/other").rename(there)
    else:
        (there / missing).unlink()
    requests = []

    def build(work, listener):
        request = work[0].edition.request
        requests.append(request)
        made = write("made", as_of="2022-11-30")
        root = request.out_dir / edition_folder("2022-11-30")
        root.parent.mkdir(parents=True)
        made.rename(root)

    monkeypatch.setattr(comparing, "build", build)
    assert str(find_side("2022-11-30", place, ENGLISH).facts.as_of) == "2022-11-30"
    (request,) = requests
    assert (request.languages, request.formats, request.as_of) == (("en",), ("html",), ("2022-11-30",))
    assert not request.out_dir.exists()


def test_a_commit_gives_its_reports(write, place, tmp_path):
    def git(*words):
        identity = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
        subprocess.run(["git", "-C", str(tmp_path), *identity, *words], check=True, capture_output=True)

    reports = write("reports")
    git("init", "--initial-branch=main")
    git("add", "reports")
    git("commit", "-m", "first")
    reports.rename(tmp_path / "older")
    new = write("reports", "It came to 20.", F2023=20)
    compared = compare_builds("main", str(new), place, ENGLISH)
    assert compared.labels[0].startswith("main (")
    assert compared.changes.verdicts == 2


MOVED = "are not what the data and notebooks beside them give"


def test_reports_that_are_behind_their_inputs_are_said_to_be_so(write, place, notebook):
    """Only those of this project: whoever names another folder says nothing of what it was made from."""
    old, new = write("old"), write("reports")
    assert MOVED not in markdown_of(compare_builds(str(old), str(new), place, ENGLISH), ENGLISH)
    notebook("01-a.ipynb", "another = 1")
    compared = compare_builds(str(old), str(new), place, ENGLISH)
    assert compared.behind == (str(new),)
    text = markdown_of(compared, ENGLISH)
    assert text.index(MOVED) < text.index("Nothing changed")


def test_faults_of_the_data_do_not_keep_reports_from_being_compared(write, place):
    old, new = write("old"), write("reports")
    (place.data_dir / "observations.csv").write_bytes(b"")
    compared = compare_builds(str(old), str(new), place, ENGLISH)
    assert compared.behind == (str(new),)


def test_a_commit_whose_data_moved_on_without_its_reports_is_said_to_be_so(write, place, tmp_path):
    def git(*words):
        identity = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
        subprocess.run(["git", "-C", str(tmp_path), *identity, *words], check=True, capture_output=True)

    write("reports")
    data = place.data_dir
    git("init", "--initial-branch=main")
    git("add", "reports", "data")
    git("commit", "-m", "data and reports")
    (data / "README.md").write_text("for people", encoding="utf-8")
    git("add", "data")
    git("commit", "-m", "nothing that a build reads")
    with (data / "sources.csv").open("a", encoding="utf-8") as table:
        table.write("S9\n")
    git("commit", "-a", "-m", "data alone")
    sides = {word: find_side(word, place, ENGLISH).is_behind for word in ("HEAD~2", "HEAD~1", "HEAD")}
    assert sides == {"HEAD~2": False, "HEAD~1": False, "HEAD": True}
    compared = compare_builds("HEAD~2", "HEAD", place, SPANISH)
    assert [label.partition(" ")[0] for label in compared.behind] == ["HEAD"]
    assert "Los informes de HEAD" in markdown_of(compared, SPANISH)


def test_a_commit_without_reports_is_said(place, tmp_path):
    subprocess.run(["git", "init", "--initial-branch=main", str(tmp_path)], check=True, capture_output=True)
    identity = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
    words = ["git", "-C", str(tmp_path), *identity, "commit", "--allow-empty", "-m", "first"]
    subprocess.run(words, check=True, capture_output=True)
    with pytest.raises(ParameterError, match=r"the commit main holds no .*facts\.json"):
        find_side("main", place, ENGLISH)


@pytest.mark.parametrize("word", ["no-such-thing", "2022-13-01", "2022-11"])
def test_a_word_that_names_nothing_is_refused(place, word):
    with pytest.raises(ParameterError, match="compare: "):
        find_side(word, place, ENGLISH)


def test_facts_of_another_version_are_refused(write, place):
    old = write("old")
    (old / "facts.json").write_text('{"findings": []}', encoding="utf-8")
    with pytest.raises(DataError, match=r"old/facts\.json, schema_version: of another version"):
        compare_builds(str(old), str(old), place, ENGLISH)


@pytest.fixture
def pages(write, place):
    """Comparison of two folders, in either language."""
    old, new = write("old"), write("new", "It came to 20.", F2023=20, F2024=15)

    def build(language):
        return files_of(compare_builds(str(old), str(new), place, language), language)

    return build


@pytest.mark.parametrize("language", [ENGLISH, SPANISH])
def test_the_page_comes_as_html_pdf_and_markdown(pages, language):
    files = pages(language)
    assert list(files) == ["compare.html", "compare.pdf", "compare.md"]
    assert files["compare.pdf"].startswith(b"%PDF")
    assert html.fromstring(files["compare.html"]).get("lang") == language.code


def test_the_page_says_what_changed_and_why(pages):
    files = pages(ENGLISH)
    text = " ".join(html.fromstring(files["compare.html"]).xpath("string(//main)").split())
    for expected in (
        "2 verdicts changed; 1 figure corrected; 1 new figure",
        "▲ Improved In 2 of 2 sensitivity checks. → ◆ Worsened, not demonstrated In 2 of 3 sensitivity checks.",
        "Figures corrected in our own table: cases, 2023: 200 cases, now 20 cases",
        "New figures: cases, 2024: 15 cases",
        "Several causes acted at once",
        "“It came to 200.” Now: “It came to 20.”",
    ):
        assert expected in text
        if "→" not in expected:
            assert expected.split(":")[0] in files["compare.md"].decode()


def test_every_numeral_of_the_page_is_a_finding_or_has_an_origin(pages):
    page = html.fromstring(pages(ENGLISH)["compare.html"])
    for text in page.xpath("//main//text()[translate(., '0123456789', '') != .]"):
        marked = text.getparent().xpath(
            "ancestor-or-self::*[@data-finding or @data-n or contains(@class, 'label')]", smart_strings=False
        )
        assert marked, text


def test_the_same_comparison_gives_the_same_bytes(pages, write, place):
    old, new = write("old2"), write("new2", F2023=20)
    compared = [compare_builds(str(old), str(new), place, ENGLISH) for _ in range(2)]
    assert files_of(compared[0], ENGLISH) == files_of(compared[1], ENGLISH)
