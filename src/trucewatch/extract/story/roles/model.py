"""The weights of the learned part: small, hashed, and checked before they are used."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache
from hashlib import sha256
from pathlib import Path
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from trucewatch.errors import BadDataFile
from trucewatch.packs.document import data_file, load_document

BUCKETS = 1 << 16
PLACE, TELLING = "place", "telling"
_KEYS = ("about", "sha256", "titles", "hedges", "first_person", "judges", "roles")
_ROLE_KEYS = ("name", "part", "bias", "scale", "at_least")
_PARTS = ("actor", "target", PLACE, TELLING)


@dataclass(frozen=True)
class Role:
    """A part that a phrase can play: doer or sufferer, and from which score (0 to 1) on it is taken.

    One of its rows judges no phrase, but how an incident is told: under its
    score the words tell of no single one.
    """

    name: str
    part: str  # "actor", "target", "place" (a target that is named with "of" behind it) or "telling"
    bias: float
    scale: float
    at_least: float


@dataclass(frozen=True)
class RoleModel:
    """One logistic regression a role over hashed features; ``weights`` has a row a bucket, a column a role.

    In small letters, ``titles`` stand before names, ``hedges`` before parties of whom one is
    not sure ("alleged"), and ``first_person`` are the words of who speaks of himself;
    ``judges`` are the types of event whose telling is judged.
    """

    roles: tuple[Role, ...]
    weights: NDArray[np.int8]
    titles: frozenset[str]
    first_person: frozenset[str] = frozenset()
    judges: frozenset[str] = frozenset()
    hedges: frozenset[str] = frozenset()

    @cached_property
    def telling(self) -> tuple[int, Role] | None:
        """The row that judges how an incident is told, with its number; None where there is none."""
        return next(((at, role) for at, role in enumerate(self.roles) if role.part == TELLING), None)

    def scores(self, features: Iterable[str]) -> tuple[float, ...]:
        """How likely each role is, 0 to 1, in the order of ``roles``."""
        rows = self.weights[sorted({bucket(feature) for feature in features})]
        sums = rows.sum(axis=0, dtype=np.int64)  # whole numbers, so that no machine adds them otherwise
        raw = [role.bias + role.scale * int(total) for role, total in zip(self.roles, sums, strict=True)]
        return tuple(float(1.0 / (1.0 + np.exp(-value))) for value in raw)


def bucket(feature: str) -> int:
    """The row of a feature.

    >>> 0 <= bucket("n=gunman") < BUCKETS
    True
    """
    return crc32(feature.encode()) % BUCKETS


@lru_cache(maxsize=4)
def load_roles(language: str = "en") -> RoleModel | None:
    """The learned part of a language; None where it has none. Raises BadDataFile."""
    path = data_file("learned", language, "roles.yaml")
    return read_roles(path) if path.exists() else None


def read_roles(path: Path) -> RoleModel:
    """Read a model and the weights beside it (``roles.bin``). Raises BadDataFile where they are not the ones stated."""
    document = load_document(path).only(_KEYS, _KEYS)
    raw = path.with_suffix(".bin").read_bytes()
    if sha256(raw).hexdigest() != document["sha256"].text():
        raise document["sha256"].wrong(f"the weights in {path.with_suffix('.bin').name} are not those of this hash")
    roles = tuple(
        Role(
            fields["name"].text(),
            fields["part"].one_of(_PARTS, "part"),
            float(fields["bias"].text()),
            float(fields["scale"].text()),
            float(fields["at_least"].text()),
        )
        for fields in (entry.only(_ROLE_KEYS, _ROLE_KEYS) for entry in document["roles"])
    )
    weights = np.frombuffer(raw, dtype=np.int8)
    if weights.size != BUCKETS * len(roles):
        raise BadDataFile(path.name, 0, f"{weights.size} weights are no {BUCKETS} rows of {len(roles)} roles")
    lists = (frozenset(document[key].texts()) for key in ("titles", "first_person", "judges", "hedges"))
    return RoleModel(roles, weights.reshape(BUCKETS, len(roles)), *lists)
