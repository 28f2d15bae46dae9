"""Reports made anew are compared with those that stand, byte for byte."""

from __future__ import annotations

import json

import pytest

from evaluation.publish.crate import CRATE, PROGRAM
from evaluation.verify import anew as module
from evaluation.verify.anew import verify


def differences(world, **changes):
    return list(verify(world.request(**changes)).differences)


@pytest.fixture
def built(world):
    """Both editions of a programme."""
    world.build(as_of=("latest", "2022-11-30"), languages=("en", "es"))
    return world


ALL = {"as_of": ("latest", "2022-11-30"), "languages": ("en", "es")}


def test_reports_that_are_what_their_inputs_give_do_not_differ(built):
    before = built.files()
    found = verify(built.request(**ALL))
    assert (found.differences, found.made_with) == ((), ())
    assert found.compared == len(before)
    assert built.files() == before


def test_every_notebook_runs_though_its_outputs_are_known(built):
    differences(built, **ALL)
    assert len(built.ran) == 12


def test_a_changed_byte_is_found_with_its_place(built):
    path = built.folder / "out/en/objective-1.html"
    content = path.read_bytes()
    path.write_bytes(content[:9] + b"~" + content[10:])
    (told,) = differences(built, **ALL)
    assert told.startswith("en/objective-1.html: it differs from byte 10 on")


def test_a_shorter_file_differs_where_it_ends(built):
    path = built.folder / "out/as-of/2022-11-30/es/evaluation.pdf"
    path.write_bytes(path.read_bytes()[:-1])
    (told,) = differences(built, **ALL)
    assert told.startswith("as-of/2022-11-30/es/evaluation.pdf: it differs from byte ")


def test_what_is_missing_and_what_no_build_makes_is_found(built):
    (built.folder / "out/en/objective-2.pdf").unlink()
    (built.folder / "out/es/objective-9.html").write_text("old", encoding="utf-8")
    assert differences(built, **ALL) == ["en/objective-2.pdf: it is missing", "es/objective-9.html: no build makes it"]


def test_another_machine_in_the_manifest_is_no_difference_but_is_told(built):
    path = built.folder / "out/manifest.json"
    manifest = json.loads(path.read_text(encoding="utf-8"))
    manifest["made_with"] |= {"platform": "win32-AMD64", "fonts": {}}
    path.write_text(json.dumps(manifest), encoding="utf-8")
    found = verify(built.request(**ALL))
    assert found.differences == ()
    platform, fonts = found.made_with
    assert platform.startswith("platform: win32-AMD64, here ")
    assert fonts == "fonts: other files"


def test_a_manifest_that_says_something_else_differs(built):
    path = built.folder / "out/manifest.json"
    manifest = json.loads(path.read_text(encoding="utf-8"))
    manifest["records"]["observations.csv"]["F1"] = "0"
    path.write_text(json.dumps(manifest), encoding="utf-8")
    assert differences(built, **ALL) == ["manifest.json: its part `records` differs"]


def test_one_edition_can_be_verified_without_the_others(built):
    assert differences(built, as_of=("latest",), languages=("en", "es")) == []
    assert differences(built, as_of=("2022-11-30",), languages=("en", "es")) == []


def test_nothing_is_left_behind(built, tmp_path, monkeypatch):
    monkeypatch.setattr(module.tempfile, "tempdir", str(tmp_path / "temporary"))
    (tmp_path / "temporary").mkdir()
    differences(built, **ALL)
    assert list((tmp_path / "temporary").iterdir()) == []


def test_the_versions_of_programs_in_the_crate_are_no_difference_and_anything_else_in_it_is(tmp_path):
    def crate(name, version, program="1.0"):
        python = {"@id": "https://python.org", "softwareVersion": version}
        graph = [python, {"@id": PROGRAM, "softwareVersion": program}]
        (tmp_path / name).mkdir()
        (tmp_path / name / CRATE).write_text(json.dumps({"@graph": graph}), encoding="utf-8")
        return tmp_path / name

    here = crate("here", "3.13")
    assert list(module._differences(here, crate("there", "3.11"), CRATE, set())) == []
    (told,) = module._differences(here, crate("other", "3.13", program="0.9"), CRATE, set())
    assert told.startswith("it differs from byte ")
    (here / CRATE).write_text("no crate", encoding="utf-8")
    assert len(list(module._differences(here, tmp_path / "there", CRATE, set()))) == 1
