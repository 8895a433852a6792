"""Questions that the window and the pack ask of the computed figures, and their answers as plain types.

One `history.History` is computed for all months (0.3 s for a council); every page is cut from it:

    overview        the scorecard of a month, with sparklines, gaps to targets, words
    trend, trends   one indicator over months with control limits; small multiples of all
    behind, splits  the units behind a number and why; the same figure for groups of children
    demographics    the six tables beside the year before; the children in a cell
    stages, factors key stages with charts; education factors and their exact combinations
    child           one child's timeline and what the child adds to each indicator
    changes         what is new since last month
    revisions       published figures beside recomputed ones
    routine         the monthly checklist
"""
