"""Fingerprints change with what decides a report, and with nothing else."""

from __future__ import annotations

import json
from dataclasses import asdict

import pytest

from evaluation.plan import fingerprint
from evaluation.plan.fingerprint import fingerprint_code, fingerprint_notebook


def change(path, edit):
    content = json.loads(path.read_text(encoding="utf-8"))
    edit(content)
    path.write_text(json.dumps(content, indent=4), encoding="utf-8")


def set_outputs(content):
    content["cells"][1] |= {"outputs": [{"output_type": "stream", "name": "stdout", "text": "1"}], "execution_count": 7}


def set_ids(content):
    content["cells"][1]["id"] = "other"


def set_kernel(content):
    content["metadata"]["kernelspec"]["display_name"] = "Other"


def set_source(content):
    content["cells"][1]["source"] = ["2"]


def set_tags(content):
    content["cells"][1]["metadata"]["tags"] = ["hide"]


def set_attachment(content):
    content["cells"][1]["attachments"] = {"image.png": {"image/png": "aGk="}}


def set_wishes(content):
    content["metadata"]["evaluation"] = {"for_each": "objective"}


@pytest.mark.parametrize("edit", [set_outputs, set_ids, set_kernel])
def test_a_notebook_is_the_same_whatever_it_showed(notebook, edit):
    path = notebook("01.ipynb", "1")
    before = fingerprint_notebook(path)
    change(path, edit)
    assert fingerprint_notebook(path) == before


@pytest.mark.parametrize("edit", [set_source, set_tags, set_wishes, set_attachment])
def test_a_notebook_differs_when_it_says_or_asks_for_something_else(notebook, edit):
    path = notebook("01.ipynb", "1")
    before = fingerprint_notebook(path)
    change(path, edit)
    assert fingerprint_notebook(path) != before


USES_ALL = "open_report(data_dir=data_dir, as_of=as_of, language=language, area=area, objective=objective)"


@pytest.mark.parametrize(
    ("declared", "code", "wishes"),
    [
        ('as_of: str = "2020-02-06"', USES_ALL, {}),
        ("language: str = 'es'", USES_ALL, {}),
        ('data_dir: str = "elsewhere"', USES_ALL, {}),
        ('scenario: str = "none"', "show(scenario)", {}),
        ('objective: str = "2"', USES_ALL, {"for_each": "objective"}),
        ('area: str = "Cusco"', USES_ALL, {"edition": "area"}),
        ('objective: str = "2"', "1", {}),
    ],
)
def test_a_default_that_no_report_sees_decides_nothing(notebook, declared, code, wishes):
    before = fingerprint_notebook(notebook("01.ipynb", code, parameters=as_before(declared), **wishes))
    assert fingerprint_notebook(notebook("01.ipynb", code, parameters=declared, **wishes)) == before


@pytest.mark.parametrize(
    ("declared", "code", "wishes"),
    [
        ('objective: str = "2"', USES_ALL, {}),
        ('area: str = "Cusco"', USES_ALL, {"for_each": "objective"}),
        ('as_of: str = "2020-02-06"\nday = as_of', USES_ALL, {}),
        ("as_of: str = 2020", USES_ALL, {}),
        ("as_of: int = ''", USES_ALL, {}),
        ('mine: str = "2"', "show(mine)", {}),
        ('as_of: str = "2020-02-06', USES_ALL, {}),
    ],
)
def test_a_default_that_a_report_may_rest_on_decides_it(notebook, declared, code, wishes):
    before = fingerprint_notebook(notebook("01.ipynb", code, parameters=as_before(declared), **wishes))
    assert fingerprint_notebook(notebook("01.ipynb", code, parameters=declared, **wishes)) != before


def as_before(declared):
    """The same declaration with the default that it had, of an author who changed one word."""
    name = declared.partition(":")[0]
    rest = declared.partition("\n")[2]
    return f'{name}: str = ""' + (f"\n{rest}" if rest else "")


@pytest.fixture
def package(tmp_path, monkeypatch):
    """A package with one file of each kind."""
    root = tmp_path / "evaluation"
    for name in (
        "__init__.py",
        "methods/change.py",
        "words/writer.py",
        "results/package.py",
        "render/templates/report.css",
        "publish/pages.py",
        "run/job.py",
        "cli/main.py",
        "locale/__init__.py",
        "locale/es/LC_MESSAGES/evaluation.po",
    ):
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("1", encoding="utf-8")
    monkeypatch.setattr(fingerprint, "PACKAGE", root)
    template = tmp_path / "evaluation.pot"
    template.write_text('msgid ""\nmsgstr ""\n', encoding="utf-8")
    monkeypatch.setattr(fingerprint, "TEMPLATE", template)
    monkeypatch.setattr(fingerprint, "LOCK", tmp_path / "uv.lock")
    monkeypatch.setattr(fingerprint, "catalogue_path", lambda code: root / f"locale/{code}/LC_MESSAGES/evaluation.po")
    return root


@pytest.mark.parametrize(
    ("name", "changed"),
    [
        ("__init__.py", {"computes", "renders"}),
        ("methods/change.py", {"computes"}),
        ("methods/new.py", {"computes"}),
        ("words/writer.py", {"computes"}),
        ("run/job.py", {"computes"}),
        ("publish/pages.py", {"renders"}),
        ("run/kernel_main.py", {"computes"}),
        ("results/package.py", {"computes", "renders"}),
        ("frames/typed.py", {"computes"}),
        ("render/templates/report.css", {"renders"}),
        ("locale/es/LC_MESSAGES/evaluation.po", {"catalogues"}),
        ("locale/__init__.py", {"computes", "renders"}),
        ("cli/main.py", set()),
        ("methods/__pycache__/change.pyc", set()),
        ("methods/.mypy_cache/change.json", set()),
        ("../uv.lock", {"lock"}),
    ],
)
def test_each_part_of_the_code_decides_its_own_step(package, name, changed):
    before = asdict(fingerprint_code(("en", "es")))
    (package / name).parent.mkdir(parents=True, exist_ok=True)
    (package / name).write_text("2", encoding="utf-8")
    after = asdict(fingerprint_code(("en", "es")))
    assert {key for key in after if after[key] != before[key]} == changed


def test_a_renamed_file_is_another_file(package):
    before = fingerprint_code(()).computes
    (package / "methods/change.py").rename(package / "methods/other.py")
    assert fingerprint_code(()).computes != before


def test_every_folder_of_the_package_decides_a_step_or_is_the_command_line():
    folders = {path.name for path in fingerprint.PACKAGE.iterdir() if path.is_dir() and path.name != "__pycache__"}
    decide = {name.partition("/")[0] for name in (*fingerprint.COMPUTES, *fingerprint.RENDERS)}
    assert folders - decide == {"cli", "compare", "exchange", "verify"}


@pytest.mark.parametrize("entry", sorted({*fingerprint.COMPUTES, *fingerprint.RENDERS}))
def test_every_entry_of_what_decides_a_step_is_there(entry):
    path = fingerprint.PACKAGE / entry
    assert any(path.rglob("*.py")) if entry.endswith("/") else path.is_file()


@pytest.mark.parametrize("entry", sorted({*fingerprint.COMPUTES, *fingerprint.RENDERS} - {"__init__.py", "errors.py"}))
def test_what_decides_a_step_is_named_by_folder(entry):
    assert entry.endswith("/"), "a file that is renamed would fall out of the fingerprint without a word"


def test_every_layer_that_computes_a_value_is_a_folder():
    assert [name for name in fingerprint.COMPUTING if not (fingerprint.PACKAGE / name).is_dir()] == []


@pytest.mark.parametrize("folder", [name.strip("/") for name in fingerprint.COMPUTES if name.endswith("/")])
def test_a_module_that_moves_into_or_out_of_a_deciding_folder_changes_what_computes(package, folder):
    (package / "cli").mkdir(exist_ok=True)
    (package / "cli/moved.py").write_text("1", encoding="utf-8")
    outside = fingerprint_code(()).computes
    (package / folder).mkdir(exist_ok=True)
    (package / "cli/moved.py").rename(package / folder / "moved.py")
    inside = fingerprint_code(()).computes
    (package / folder / "moved.py").rename(package / "cli/moved.py")
    assert inside != outside == fingerprint_code(()).computes
