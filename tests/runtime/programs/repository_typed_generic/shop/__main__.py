from qdrant_client import QdrantClient

from .repositories import Orders, Users
from .service import ShopService

client = QdrantClient(":memory:")
service = ShopService(Users(client), Orders(client))
service.start()
service.register(1, "ann")
service.order(10, 1, 5)
service.order(11, 1, 7)
print(service.total(1), service.total(2))
