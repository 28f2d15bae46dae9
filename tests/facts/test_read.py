"""A facts.json read back: what it holds, or what is wrong with it."""

from __future__ import annotations

import copy
import json
from pathlib import Path

import pytest

from evaluation.errors import DataError, ParameterError
from evaluation.facts.read import parse_facts, read_facts


def test_the_facts_of_a_build_come_back(real_facts, tmp_path):
    (tmp_path / "facts.json").write_text(json.dumps(real_facts), encoding="utf-8")
    facts = read_facts(tmp_path)
    assert [f.to_dict() for f in facts.findings.values()] == real_facts["findings"]
    assert facts.as_of.isoformat() == real_facts["as_of"]
    assert list(facts.indicators) == [i["id"] for i in real_facts["indicators"]]
    assert facts.programme.title.of("es") == real_facts["programme"]["title"]["es"]
    assert len(facts.tables.observations) == len(real_facts["observations"])


def test_a_folder_without_reports_says_what_to_do(tmp_path):
    with pytest.raises(ParameterError, match=r"holds no facts\.json\. Run the command in a checkout, build"):
        read_facts(tmp_path)


def test_a_folder_that_is_not_there_says_where_it_was_looked_for(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(
        ParameterError, match=f"There is no folder reports in {tmp_path}. Run the command in a checkout"
    ):
        read_facts(Path("reports"))


@pytest.mark.parametrize("content", ["{", "[]", "3", '{"findings": []}', '{"schema_version": 99}'])
def test_another_file_is_refused_with_its_place(content):
    with pytest.raises(DataError, match=r"here/facts\.json"):
        parse_facts(content.encode(), "here/facts.json")


def test_a_damaged_file_names_the_damage(real_facts):
    finding = real_facts["findings"][0] | {"inputs": [], "documents": [], "indicators": []}
    damaged = real_facts | {"findings": [finding]}
    with pytest.raises(DataError, match=r"findings\.0"):
        parse_facts(json.dumps(damaged).encode(), "facts.json")


def test_a_word_that_this_program_does_not_know_is_a_fault_of_the_file(real_facts):
    objective = copy.deepcopy(real_facts["objectives"][0])
    objective["answers"][0]["answer"] = "splendid"
    content = json.dumps(real_facts | {"objectives": [objective]}).encode()
    with pytest.raises(DataError, match=r"facts\.json.*answer.*splendid.*Build the reports again"):
        parse_facts(content, "facts.json")


def test_the_version_that_demanded_two_languages_is_read_as_todays(real_facts):
    older = json.dumps(real_facts | {"schema_version": 2}).encode()
    assert parse_facts(older, "facts.json") == parse_facts(json.dumps(real_facts).encode(), "facts.json")
