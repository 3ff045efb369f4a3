"""The page that walks through a new agreement: its pieces make one, and every case on it holds."""

import re
from pathlib import Path

from trucewatch.assess import check_agreement

PAGE = Path(__file__).parents[3] / "docs" / "writing-an-agreement.md"


def test_the_pieces_of_the_page_are_an_agreement_whose_cases_hold(tmp_path):
    pieces = re.findall(r"^```yaml\n(.*?)^```", PAGE.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)
    cases = [piece for piece in pieces if piece.startswith("cases:")]
    (tmp_path / "agreement.yaml").write_text("".join(p for p in pieces if p not in cases), encoding="utf-8")
    (tmp_path / "cases.yaml").write_text("".join(cases), encoding="utf-8")
    result = check_agreement(tmp_path)
    assert result.passed, "\n".join(result.lines())
    assert len(result.agreement.terms) == 6
    assert result.cases == 6
