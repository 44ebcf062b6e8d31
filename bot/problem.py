"""What whoever runs the program can put right: one line that says what is wrong and what to do."""


class Problem(Exception):
    """Ends a command with its text on standard error and exit code 2; never a traceback."""
