import os

URL = os.environ["QDRANT_URL"]
