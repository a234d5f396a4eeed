from .client import get_client
from .reading import largest
from .writing import create, fill

if __name__ == "__main__":
    create("a")
    create("b")
    fill("b", 3)
    print(largest(), get_client.cache_info().currsize)
