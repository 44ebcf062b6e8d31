"""A local Discord, a replayed newsroom and their clock. Imports nothing of the bot: it starts it as a process."""
