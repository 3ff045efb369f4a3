import re
import shutil
from pathlib import Path

from trucewatch.assess import check_agreement
from trucewatch.packs.agreements import SHIPPED


def test_a_wrong_expectation_is_told_by_file_and_line(tmp_path):
    folder = tmp_path / "idlib-2020"
    shutil.copytree(SHIPPED / "idlib-2020", folder)
    cases = folder / "cases.yaml"
    text = "cases:\n  - case: too bold\n    as_of: 2020-03-08\n    expect: {art-3: met}\n"
    cases.write_text(text, encoding="utf-8")
    result = check_agreement(folder)
    assert not result.passed
    first, *_, last = result.lines()
    assert first.startswith(f"{cases}:2: too bold: art-3 is pending (due in 7 days")
    assert first.endswith("expected met")
    assert last == "idlib-2020: 4 terms, 1 cases, 0 of 1 expectations met"


def test_an_agreement_without_cases_is_read_and_says_so(tmp_path):
    folder = tmp_path / "alone"
    shutil.copytree(SHIPPED / "idlib-2020", folder)
    (folder / "cases.yaml").unlink()
    result = check_agreement(folder / "agreement.yaml")
    assert result.passed
    assert "no cases.yaml beside it" in result.lines()[-1]


def test_the_example_of_the_documentation_is_read_and_its_cases_hold(tmp_path):
    page = (Path(__file__).parents[3] / "docs" / "agreements.md").read_text(encoding="utf-8")
    blocks = re.findall(r"```yaml\n(.*?)```", page, re.DOTALL)
    agreement, cases = blocks[0], next(block for block in blocks if block.startswith("cases:"))
    (tmp_path / "agreement.yaml").write_text(agreement, encoding="utf-8")
    (tmp_path / "cases.yaml").write_text(cases, encoding="utf-8")
    result = check_agreement(tmp_path)
    assert result.cases == 3
    assert result.passed, "\n".join(result.lines())


def test_an_actor_whom_the_lexicon_does_not_have_is_noted_with_those_that_are_near(tmp_path):
    text = (SHIPPED / "pretoria-2022" / "agreement.yaml").read_text(encoding="utf-8")
    file = tmp_path / "agreement.yaml"
    file.write_text(text.replace("tplf", "tigray-front"), encoding="utf-8")
    first, *_ = check_agreement(file).lines()
    assert first.startswith("note: the lexicon of actors has no 'tigray-front'")
    assert "near: " in first
    assert not check_agreement("pretoria-2022").strange
