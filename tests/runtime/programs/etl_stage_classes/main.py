from etl import Job, Settings
from etl.stages import Clean, ListExtractor, MemorySink, QdrantSink

ROWS = [{"id": 1, "name": " Ann "}, {"id": 2, "name": ""}, {"id": 3, "name": "Bob"}, {"id": 4, "name": "cy"}, {"id": 5, "name": "Dee"}]


def main():
    settings = Settings.from_env()
    sinks = {"memory": MemorySink(), "qdrant": QdrantSink(settings)}
    for name, sink in sinks.items():
        with Job(ListExtractor(ROWS), [Clean()], sink, settings.batch) as job:
            print(name, job.run(), job.dropped)
            if isinstance(sink, QdrantSink):
                print(sink.client.count(settings.collection).count)


if __name__ == "__main__":
    main()
