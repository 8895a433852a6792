"""A flowable that is drawn as vectors and described in words."""

from __future__ import annotations

from collections.abc import Callable

from reportlab.platypus import Flowable

from engine.report.tagging.canvas import TaggedCanvas
from engine.report.tagging.structure import Element


class TaggedFigure(Flowable):  # type: ignore[misc]
    """A picture of a given height as wide as the column. `alt` says what it shows.

    `paint(canvas, width, height)` draws it with the origin at its lower left corner; all that it draws
    is the content of the figure.
    """

    def __init__(
        self,
        paint: Callable[[TaggedCanvas, float, float], None],
        height: float,
        parent: Element,
        alt: str,
        *,
        space_before: float = 0,
        space_after: float = 0,
    ) -> None:
        super().__init__()
        self.paint = paint
        self.height = height
        self.element = parent.add("Figure", alt=alt)
        self.spaceBefore = space_before
        self.spaceAfter = space_after

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Its own height, and all the width."""
        self.width = width
        return width, self.height

    def draw(self) -> None:
        """Paints it as the content of its element, and tells the element where on the page it stands."""
        canvas = self.canv
        left, low = canvas.absolutePosition(0, 0)
        box = f"[{left:.2f} {low:.2f} {left + self.width:.2f} {low + self.height:.2f}]"
        self.element.attributes = {"O": "/Layout", "Placement": "/Block", "BBox": box}
        canvas.open_content(self.element)
        self.paint(canvas, self.width, self.height)
        canvas.close()
