"""Protecting children in what is published: small numbers are withheld, and what would tell them."""

from engine.report.suppression.commentary import TextWarning, warnings_for
from engine.report.suppression.public import public_pack

__all__ = ["TextWarning", "public_pack", "warnings_for"]
