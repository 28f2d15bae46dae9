"""In JupyterLab the two exporters stand in the export menu, and a chapter looks like its report while it is edited."""

from __future__ import annotations

import asyncio
import json
from importlib.metadata import entry_points
from operator import itemgetter

import pytest
from jupyter_server.serverapp import ServerApp
from lxml import etree
from tornado.httpclient import AsyncHTTPClient

from evaluation.words.block import Block
from evaluation.words.markup import Column, table

NAMES = {"evaluation_html": "Evaluation report (HTML)", "evaluation_pdf": "Evaluation report (PDF)"}


def test_the_exporters_are_entry_points_with_a_name_for_the_menu():
    found = {e.name: e.load().export_from_notebook for e in entry_points(group="nbconvert.exporters")}
    assert {name: found[name] for name in NAMES} == NAMES


@pytest.fixture
def formats(tmp_path, monkeypatch):
    """What the server tells JupyterLab to put into the export menu."""
    for name in ("JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR"):
        monkeypatch.setenv(name, str(tmp_path / name))

    async def ask():
        server = ServerApp(ip="127.0.0.1", port=0, open_browser=False, token="", password="", root_dir=str(tmp_path))
        server.allow_root = True
        server.initialize(argv=[], find_extensions=False)
        try:
            while not server.http_server._sockets:  # it binds them once the loop runs
                await asyncio.sleep(0.05)
            port = next(iter(server.http_server._sockets.values())).getsockname()[1]
            answer = await AsyncHTTPClient().fetch(f"http://127.0.0.1:{port}/api/nbconvert")
            return json.loads(answer.body)
        finally:
            server.http_server.stop()
            await server._cleanup()

    return asyncio.run(ask())


@pytest.mark.filterwarnings("ignore")
def test_the_server_offers_both_to_jupyterlab(formats):
    assert {name: formats[name]["output_mimetype"] for name in NAMES} == {
        "evaluation_html": "text/html",
        "evaluation_pdf": "application/pdf",
    }


def test_a_block_shows_itself_in_a_notebook_without_the_reports_style():
    bundle = Block(
        table("Offices", [Column("Year", itemgetter(0)), Column("n", itemgetter(1), is_number=True)], [["2016", "8"]])
    )._repr_mimebundle_()
    shown = etree.fromstring(f"<div>{bundle['text/html']}</div>")
    assert shown.findtext(".//caption") == "Offices"
    assert bundle["text/plain"]
