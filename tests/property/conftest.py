"""A fault in reading one report is set aside in a run, but must break a law's test."""

from __future__ import annotations

import pytest


@pytest.fixture(autouse=True)
def _faults_are_raised(monkeypatch):
    monkeypatch.setenv("TRUCEWATCH_DEBUG", "1")
