from util import QdrantUtil

QdrantUtil.setup("s")
print(QdrantUtil.add("s", [1.0]), QdrantUtil.add("s", [2.0]))
print(QdrantUtil.best("s", [1.0]), QdrantUtil.describe("s"))
