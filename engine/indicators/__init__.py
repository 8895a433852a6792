"""The indicators: one declaration each, grouped by theme."""
