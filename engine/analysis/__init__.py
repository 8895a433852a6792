"""Questions that the window and the pack ask of the computed figures, and their answers as plain types.

One `History` is computed for all months (a third of a second for a council); every page is cut from it.
"""
