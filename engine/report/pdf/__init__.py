"""The pack as a tagged, archival PDF file."""

from engine.report.pdf.renderer import Cancelled, render

__all__ = ["Cancelled", "render"]
