"""The runner: what is absent is skipped and said."""

from bench.quality.run import main


def test_absent_sets_are_skipped_and_named(tmp_path, capsys):
    assert main(["--data", str(tmp_path), "--set", "muc4", "--set", "lgl"]) == 0
    assert capsys.readouterr().err.splitlines() == [
        "muc4: skipped, there is no folder muc4 of evaluation data",
        "lgl: skipped, there is no folder geoparsing of evaluation data",
    ]
