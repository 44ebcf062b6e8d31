"""What the bot remembers: tables, migrations and one query module per subject.

Query modules take the session first, return values or rows and never commit; `engine` opens the database and owns the
transactions. Callers write `import db.launches` and `db.launches.history(session, ...)`, so that the prefix marks I/O.
"""
