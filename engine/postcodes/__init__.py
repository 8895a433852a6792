"""The directory of postcodes that ships with the product: where they are, and in which district."""

from engine.postcodes.directory import Found, lookup

__all__ = ["Found", "lookup"]
