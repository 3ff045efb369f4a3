from __future__ import annotations

import pytest

from trucewatch.errors import UnknownName
from trucewatch.extract.parse.parser import load_parser


def test_a_pipeline_that_is_not_installed_is_named():
    with pytest.raises(UnknownName, match="no language pipeline is named 'xx_none'"):
        load_parser("xx_none")
