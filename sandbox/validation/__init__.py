"""What Discord refuses in a body, beyond what its own description can say."""
