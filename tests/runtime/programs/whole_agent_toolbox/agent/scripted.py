class ScriptedModel:
    """Plays back a plan instead of asking a model."""

    def __init__(self, plan):
        self._plan = iter(plan)

    def next_action(self, observations: list[str]) -> dict:
        return next(self._plan)
