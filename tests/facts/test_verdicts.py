"""The verdicts of a folder of reports, read without the rest of its facts."""

from __future__ import annotations

import json

import pytest

from evaluation.assess import ProgressRecord, assess_folder, find_moves
from evaluation.facts.verdicts import read_record


def test_they_are_those_that_the_facts_were_made_of(real_facts, project_data, tmp_path):
    (tmp_path / "facts.json").write_text(json.dumps(real_facts), encoding="utf-8")
    assert not find_moves(read_record(tmp_path), ProgressRecord.of(assess_folder(project_data)))


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"schema_version": 1}', '{"schema_version": 2, "programme": 3}'])
def test_what_this_version_cannot_read_is_none(content, tmp_path):
    assert read_record(tmp_path) is None
    (tmp_path / "facts.json").write_text(content, encoding="utf-8")
    assert read_record(tmp_path) is None
