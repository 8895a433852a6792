"""The sample council that ships: invented children whose extracts give the published figures of July 2019.

The plan (resources/sample/plan) says how many; people and events are then drawn, month by month, so that the
figures come out as planned. Nothing here is consulted by the engine: only the extracts are.

`python -m engine.synthetic.calibrated` writes resources/sample/council.zip anew, byte for byte the same.
"""
