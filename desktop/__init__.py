"""The window: everything that knows Qt. What it shows comes from the engine; it computes no figure itself."""
