"""Discord's REST interface, version 10: one module per subject, each with its table of routes."""
