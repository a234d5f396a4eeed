class CountingMixin:
    saved = 0

    def save(self, id, vector):
        result = super().save(id, vector)
        self.saved += 1
        return result


class ValidatingMixin:
    def save(self, id, vector):
        if not vector:
            raise ValueError(f"empty vector for {id}")
        return super().save(id, vector)
