"""One module a command root; cogs do not know each other."""
