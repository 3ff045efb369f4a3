"""A fault in reading one report is set aside in a run, but must break a law's test."""

from __future__ import annotations

import pytest

from trucewatch.ingest import read_reports


@pytest.fixture(autouse=True)
def _faults_are_raised(monkeypatch):
    monkeypatch.setenv("TRUCEWATCH_DEBUG", "1")


@pytest.fixture(scope="session", autouse=True)
def _rules_are_loaded(tmp_path_factory):
    """What is read once in a process is read before the first example of a law, which has its time for itself."""
    folder = tmp_path_factory.mktemp("first")
    told = "Published: 5 March 2021\n\nAccording to Kesh Wire two men were killed in Kesh on 4 March, the army said.\n"
    (folder / "one.txt").write_text(told, encoding="utf-8")
    (folder / "foreign.txt").write_text("Deux hommes sont morts hier dans la vallée. " * 10, encoding="utf-8")
    (folder / "two.html").write_text(f"<html><body><article><p>{told}</p></article></body></html>", encoding="utf-8")
    read_reports([folder])
