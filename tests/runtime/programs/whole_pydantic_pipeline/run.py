from app.models import Hit, IndexConfig, Query
from app.pipeline import Pipeline


def main():
    pipeline = Pipeline.from_config(IndexConfig(name="products", dims=6))
    print(pipeline.ready)
    pipeline.feed(["red shoe", "blue shoe", "red hat", "green sock"])
    print(pipeline.ready, pipeline.index.total)
    for hit in pipeline.run(Query(text="red shoe", top=2)):
        print(hit.model_dump())
    print(pipeline.run(Query(text="hat", top=1, minimum=0.99)))
    print(pipeline.model_copy(update={"label": "copy"}).index.total)
    print(Hit.best(pipeline.run(Query(text="sock"))))


main()
