"""Work on a clock: poll, read, plan, deliver, prune. Knows no Discord."""
