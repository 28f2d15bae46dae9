"""A survey of what there is asks for no report that nobody asked for, and misses none that somebody did."""

from __future__ import annotations

import shutil
from types import SimpleNamespace

import pytest
from lxml import html

from evaluation.cli.status import run as status
from evaluation.errors import NotebookError
from evaluation.plan.edition import survey
from evaluation.plan.plan import find_plans
from evaluation.plan.state import find_stale, lost_editions
from evaluation.verify.anew import verify

DAY = "2022-11-30"
BOTH = ("en", "es")


def standing(world, **changes):
    """Editions of a survey of what there is."""
    return survey(world.request(is_standing=True, languages=BOTH, **changes))


def missed(world):
    """Reports that `evaluation status` calls stale, of all editions."""
    return sorted(stale.path for edition in standing(world) for stale in find_stale(edition))


def asked(world):
    """Reports that `evaluation status` looks at."""
    editions = standing(world)
    return {f"{e.folder}/{d.path(f)}".lstrip("/") for e in editions for d in e.documents for f in d.formats}


def test_in_an_empty_folder_everything_is_still_to_be_made(world):
    assert len(missed(world)) == 12


def test_of_an_edition_only_what_was_asked_for_is_looked_at(world):
    world.build(as_of=(DAY,), objectives=("2",), formats=("html",))
    assert asked(world) == {f"as-of/{DAY}/en/objective-2.html"}
    assert missed(world) == []
    assert find_plans(standing(world)) == ()


def test_todays_edition_is_not_missed_where_only_another_was_made(world):
    world.build(as_of=(DAY,))
    assert [edition.folder for edition in standing(world)] == [f"as-of/{DAY}"]
    world.build()
    assert [edition.folder for edition in standing(world)] == [f"as-of/{DAY}", ""]


def test_an_edition_that_is_named_is_missed_though_it_was_never_made(world):
    world.build()
    assert [edition.folder for edition in standing(world, as_of=(DAY,))] == [f"as-of/{DAY}"]


def test_a_language_or_a_format_that_nobody_asked_for_is_not_missed(world):
    world.build(formats=("html",))
    assert asked(world) == {f"en/{name}.html" for name in ("evaluation", "objective-1", "objective-2")}
    assert missed(world) == []


def test_whoever_has_the_whole_report_asked_for_each_new_one_beside_it(world, notebook):
    world.build()
    notebook("03-brief.ipynb", documents=["brief"])
    assert set(missed(world)) > {"en/brief.html", "en/brief.pdf"}


def test_a_report_that_went_is_missed(world):
    world.build(objectives=("1",))
    (world.folder / "out/en/objective-1.pdf").unlink()
    assert missed(world) == ["en/objective-1.pdf"]


def test_a_report_whose_chapter_failed_was_asked_for(world):
    world.failing = {"en/02-objective-2", "en/01-summary"}
    with pytest.raises(NotebookError):
        world.build()
    assert missed(world) == [
        f"en/{name}.{suffix}" for name in ("evaluation", "objective-2") for suffix in ("html", "pdf")
    ]


def test_a_report_that_lies_there_without_any_record_is_looked_at(world):
    world.build(objectives=("1",))
    (world.folder / "out/en/objective-2.html").write_text("left by a build that was killed", encoding="utf-8")
    assert missed(world) == ["en/objective-1.html", "en/objective-1.pdf", "en/objective-2.html"]


def test_what_was_asked_for_alone_can_be_verified_alone(world):
    world.build(as_of=(DAY,), objectives=("2",), formats=("html",))
    world.build(objectives=("1",))
    request = world.request(is_standing=True, languages=BOTH)
    assert verify(request).differences == ()
    path = world.folder / "out/as-of" / DAY / "en/objective-2.html"
    path.write_bytes(path.read_bytes() + b" ")
    assert len(verify(request).differences) == 1


@pytest.fixture
def lost(world):
    """A folder whose front page leads to an edition that somebody deleted."""
    world.build(as_of=("latest", "dialogues"))
    shutil.rmtree(world.folder / "out/as-of/2020-02-06")
    return world


def said_by_status(world, capsys):
    """Exit code and output of `evaluation status`."""
    folders = {"data": "data", "notebooks": "notebooks", "out": "out"}
    given = {name: str(world.folder / folder) for name, folder in folders.items()}
    words = {"as_of": [], "area": [], "objective": [], "language": ["en"], "format": [], "scenario": "all"}
    code = status(SimpleNamespace(**given, **words, explain=False))
    return code, capsys.readouterr().out


def test_the_remedy_makes_what_was_asked_for_and_no_more(world, capsys):
    world.build(as_of=(DAY,), objectives=("2",), formats=("html",))
    (world.folder / f"out/as-of/{DAY}/en/objective-2.html").unlink()
    code, told = said_by_status(world, capsys)
    assert code == 1
    assert told.endswith(f" --as-of {DAY} --objective 2 --language en --format html\n")


def test_an_edition_that_was_deleted_is_told(lost, capsys):
    assert lost_editions(lost.folder / "out") == ("as-of/2020-02-06",)
    code, told = said_by_status(lost, capsys)
    assert code == 1
    assert "out/index.html leads to as-of/2020-02-06, which is no longer there." in told
    assert "what lies beside the reports must be made again" in told


@pytest.mark.parametrize("as_of", [(), (DAY,)], ids=["today", "another"])
def test_the_next_build_drops_a_deleted_edition_from_the_front_page(lost, capsys, as_of):
    lost.build(as_of=as_of)
    links = html.fromstring(lost.files()["index.html"]).xpath("//a/@href")
    assert [link for link in links if "as-of" in link] == [f"as-of/{DAY}/index.html"]
    assert lost.ran == []
    assert said_by_status(lost, capsys)[0] == 0
    assert lost.build() == ()


def test_what_a_link_of_the_front_page_leads_to_beside_editions_is_no_edition(world):
    world.build(as_of=("latest", DAY))
    assert lost_editions(world.folder / "out") == ()
    assert lost_editions(world.folder / "nowhere") == ()
