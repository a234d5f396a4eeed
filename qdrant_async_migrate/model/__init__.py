"""Frozen values that the phases hand to each other; imports nothing of ours and holds no behaviour beyond reading itself."""
