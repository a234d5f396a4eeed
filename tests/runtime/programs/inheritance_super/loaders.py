from base import Loader


class Counting(Loader):
    collection = "counting"

    def after(self):
        total = super().after()
        return total, self.client.count(self.collection).count


class Skipping(Counting):
    collection = "skipping"

    def load(self, row):
        if row[1] == "skip":
            self.trail.append("skipped")
            return None
        return super().load(row)


class Dry(Loader):
    """Writes nothing."""

    def before(self):
        self.trail.append("dry")

    def load(self, row):
        self.trail.append(row[1])

    def after(self):
        return self.trail
