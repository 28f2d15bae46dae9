"""A manifest is read back as it was written; one of another format counts as none, and a wrong one is told."""

from __future__ import annotations

import json

import pytest

from evaluation.errors import OutputError
from evaluation.plan.manifest import FORMAT, MANIFEST, JobRecord, Manifest, Record, VerdictLine, read_manifest


@pytest.fixture
def manifest():
    record = Record(
        document="evaluation",
        language="en",
        format="html",
        title="A report",
        as_of="2026-04-24",
        parameters=({"language": "en"},),
        chapters=("en/01-summary",),
        origin={"chapters": ["1"]},
        version="0.1.0",
        sha256="2" * 64,
        size=7,
        verdicts=(VerdictLine("Title", "Improved", "better"),),
        reads={"en/01-summary": {"data/areas.csv": "3"}},
    )
    return Manifest(
        inputs={"data": "4"},
        known={"choices": {"objectives": ["1"]}},
        records={"observations.csv:F1": "5", "framework.yaml:programme": "6"},
        reports={record.path: record},
        jobs={"en/01-summary": JobRecord({"data": "7"})},
        files={"index.html": "8"},
    )


def test_a_manifest_is_read_as_it_was_written(manifest, tmp_path):
    (tmp_path / MANIFEST).write_bytes(manifest.to_json())
    assert read_manifest(tmp_path) == manifest


@pytest.mark.parametrize(
    "content", ["", "{", "[]", "<<<<<<< HEAD", '{"version": "0.1.0"}', f'{{"format": {FORMAT - 1}}}']
)
def test_what_is_no_manifest_or_one_of_another_format_counts_as_none(tmp_path, content):
    (tmp_path / MANIFEST).write_text(content, encoding="utf-8")
    assert read_manifest(tmp_path) == Manifest()
    assert read_manifest(tmp_path / "nowhere") == Manifest()


@pytest.mark.parametrize("part", ["inputs", "known", "records", "reports", "jobs", "made_with", "files"])
@pytest.mark.parametrize("value", [None, ["x"], 7])
def test_a_manifest_of_this_format_with_another_shape_is_told(manifest, tmp_path, part, value):
    content = json.loads(manifest.to_json()) | {part: value}
    (tmp_path / MANIFEST).write_text(json.dumps(content), encoding="utf-8")
    with pytest.raises(OutputError, match=r"manifest\.json: it is not what a build of this version writes.*Delete it"):
        read_manifest(tmp_path)


def test_a_report_on_record_without_one_of_its_fields_is_told(manifest, tmp_path):
    content = json.loads(manifest.to_json())
    del content["reports"]["en/evaluation.html"]["reads"]
    (tmp_path / MANIFEST).write_text(json.dumps(content), encoding="utf-8")
    with pytest.raises(OutputError, match="KeyError: 'reads'"):
        read_manifest(tmp_path)
