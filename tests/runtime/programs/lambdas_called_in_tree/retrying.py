LOG = []


def attempt(operation, default=None, times=2):
    """Call operation until it works."""
    for turn in range(times):
        try:
            return operation()
        except ValueError:
            LOG.append(f"turn {turn}")
    return default
