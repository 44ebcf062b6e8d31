"""Temporal expressions: a small grammar that finds them, and the rules that say which days they mean."""
