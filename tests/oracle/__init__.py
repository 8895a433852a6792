"""A slow, obvious second implementation of the definitions, written from them alone.

It never imports the engine. `test_engine_agrees` lets both compute small, nasty councils and compares all
that they say.
"""
