"""The pack as a tagged, archival PDF file."""

from engine.report.pdf.renderer import render

__all__ = ["render"]
