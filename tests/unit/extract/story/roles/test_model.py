"""The weights of the learned part: what they are, and that others are refused."""

import numpy as np
import pytest

from trucewatch.errors import BadDataFile
from trucewatch.extract.story.roles.model import BUCKETS, Role, RoleModel, bucket, load_roles, read_roles
from trucewatch.packs.document import data_file

DOER = Role("person", "actor", bias=-2.0, scale=0.1, at_least=0.5)


def model(**weights: int) -> RoleModel:
    table = np.zeros((BUCKETS, 1), np.int8)
    for feature, weight in weights.items():
        table[bucket(feature)] = weight
    return RoleModel((DOER,), table, frozenset())


def test_each_feature_adds_its_weight_once():
    one = model(gunman=40)
    assert one.scores([]) == pytest.approx([0.119], abs=0.001)
    assert one.scores(["gunman"]) == one.scores(["gunman", "gunman"]) == pytest.approx([0.881], abs=0.001)


def test_the_order_of_features_changes_nothing():
    two = model(gunman=40, passer_by=-30)
    assert two.scores(["gunman", "passer_by"]) == two.scores(["passer_by", "gunman"])


def test_the_weights_that_ship_are_those_that_are_stated():
    shipped = load_roles()
    assert shipped is not None
    assert [role.part for role in shipped.roles] == ["actor", "actor", "target", "place", "telling"]
    assert "senator" in shipped.titles


def test_other_weights_are_refused_in_one_line(tmp_path):
    page = data_file("learned", "en", "roles.yaml").read_text(encoding="utf-8")
    (tmp_path / "roles.yaml").write_text(page, encoding="utf-8")
    (tmp_path / "roles.bin").write_bytes(b"no weights")
    with pytest.raises(BadDataFile, match="not those of this hash"):
        read_roles(tmp_path / "roles.yaml")


def test_a_language_without_a_learned_part_has_none():
    assert load_roles("xx") is None
