def attempt(operation, default):
    """Run an operation given as a lambda."""
    try:
        return operation()
    except ValueError:
        return default
