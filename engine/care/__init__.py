"""The care model: periods of care, placements, workers, and the roll of children in care by month end."""
