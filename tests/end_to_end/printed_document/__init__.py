"""The scorecard of July 2019 as it was published, and what of it a computed scorecard does not repeat."""
