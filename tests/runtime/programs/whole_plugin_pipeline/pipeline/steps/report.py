from .base import Step
from .store import vector


class CountReport(Step):
    def run(self):
        yield "count {}".format(self.client.count(self.context.collection).count)


class NearestReport(Step):
    def run(self):
        result = self.client.query_points(self.context.collection, query=vector(self.options["to"]), limit=self.options["n"])
        for point in result.points:
            yield f"near {self.options['to']}: {point.payload['word']}"
