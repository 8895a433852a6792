"""Protecting children in what is published: small numbers are withheld, and what would tell them."""

from engine.report.suppression.public import PublicPack, may_be_printed, public_pack

__all__ = ["PublicPack", "may_be_printed", "public_pack"]
