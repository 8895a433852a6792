"""Data that ships with the product: layouts, codes, profiles, sample; no code."""
