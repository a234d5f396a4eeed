from pipeline import Pipeline
from stages import Writer, clean, drop_empty

if __name__ == "__main__":
    writer = Writer("texts")
    pipeline = Pipeline([clean, drop_empty, writer])
    print(pipeline.run([" a ", "", "B"]))
    print(pipeline.run(["c"]))
    print(writer.total())
