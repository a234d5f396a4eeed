class Prediction:
    def __init__(self, values: list[float]) -> None:
        self.values = values
