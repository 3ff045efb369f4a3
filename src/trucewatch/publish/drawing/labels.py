"""Where names go on the map: the first free spot about each point, the most wanted names first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle of the drawing."""

    left: float
    top: float
    right: float
    bottom: float

    @classmethod
    def about(cls, x: float, y: float, width: float, height: float) -> Box:
        """The box around a middle.

        >>> Box.about(10, 10, 4, 2)
        Box(left=8.0, top=9.0, right=12.0, bottom=11.0)
        """
        return cls(x - width / 2, y - height / 2, x + width / 2, y + height / 2)

    def meets(self, other: Box) -> bool:
        """Do the two overlap?"""
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )

    def within(self, width: float, height: float) -> bool:
        """Does it lie wholly in the drawing?"""
        return self.left >= 0 and self.top >= 0 and self.right <= width and self.bottom <= height


@dataclass(frozen=True, slots=True)
class Wish:
    """A name that wants to stand near a point."""

    text: str
    x: float
    y: float
    css: str


@dataclass(frozen=True, slots=True)
class Label:
    """A name that found its spot: (x, y) is its point, (dx, dy) where its text goes from there."""

    text: str
    x: float
    y: float
    dx: float
    dy: float
    anchor: str
    css: str


def place_labels(
    wishes: Sequence[Wish], taken: Sequence[Box], *, size: float, width: float, height: float, clear: float
) -> tuple[Label, ...]:
    """The names that fit without touching one another or what is taken; the others are left out.

    ``size`` is the height of the letters, ``clear`` how far a name keeps from its point.
    """
    filled, labels = list(taken), []
    named: set[str] = set()
    for wish in wishes:
        if wish.text in named:
            continue
        for label, box in _spots(wish, size, clear):
            if box.within(width, height) and not any(box.meets(other) for other in filled):
                filled.append(box)
                labels.append(label)
                named.add(wish.text)
                break
    return tuple(labels)


def _spots(wish: Wish, size: float, clear: float) -> Iterator[tuple[Label, Box]]:
    long = len(wish.text) * size * 0.58  # a little more than the letters of common faces need
    low = size * 0.35
    for dx, dy, anchor in (
        (clear, low, "start"),
        (-clear, low, "end"),
        (0.0, -clear, "middle"),
        (0.0, clear + size * 0.8, "middle"),
        (clear * 0.8, -clear * 0.8, "start"),
        (-clear * 0.8, clear * 0.8 + size * 0.8, "end"),
    ):
        left = {"start": dx, "end": dx - long, "middle": dx - long / 2}[anchor]
        box = Box(wish.x + left, wish.y + dy - size * 0.9, wish.x + left + long, wish.y + dy + size * 0.3)
        yield Label(wish.text, wish.x, wish.y, round(dx, 1), round(dy, 1), anchor, wish.css), box
