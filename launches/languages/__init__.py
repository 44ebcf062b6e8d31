"""Language data: the words each language announces, delays and cancels with. No logic."""
