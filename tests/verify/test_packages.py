"""Every package that differs from the lock file is named, and no other."""

from __future__ import annotations

from importlib.metadata import version

import pytest

from evaluation.verify.packages import packages_unlike

REGISTRY = '{ registry = "https://example.org/simple" }'


@pytest.fixture
def told(tmp_path):
    """What is said with a lock file of these packages: `told(("numpy", "1.0"))`."""

    def ask(*packages, source=REGISTRY):
        entries = [f'[[package]]\nname = "{n}"\nversion = "{v}"\nsource = {source}\n' for n, v in packages]
        (tmp_path / "uv.lock").write_text("version = 1\n" + "\n".join(entries), encoding="utf-8")
        return packages_unlike(tmp_path / "uv.lock")

    return ask


def test_every_package_of_another_version_is_named_with_both(told):
    numpy, papermill = version("numpy"), version("papermill")
    assert told(("papermill", "0.1"), ("numpy", "0.2")) == (
        f"numpy: 0.2 in uv.lock, here {numpy}",
        f"papermill: 0.1 in uv.lock, here {papermill}",
    )


def test_of_several_versions_in_the_lock_any_is_right(told):
    assert told(("numpy", "0.1"), ("numpy", version("numpy"))) == ()
    assert told(("numpy", "0.1"), ("numpy", "0.2"))[0].startswith("numpy: 0.1 or 0.2 in uv.lock")


def test_a_name_is_the_same_however_it_is_written(told):
    assert told(("Jupyter_Client", version("jupyter-client"))) == ()
    assert told(("Jupyter_Client", "0.1")) != ()


def test_what_is_not_installed_or_comes_from_no_registry_is_not_named(told):
    assert told(("no-such-package", "1")) == ()
    assert told(("evaluation", "99"), source='{ editable = "." }') == ()


def test_without_a_lock_file_nothing_is_said(tmp_path):
    assert packages_unlike(tmp_path / "uv.lock") == ()
