from qdrant_client import QdrantClient
from store import Store
from latin import greet

def main():
    client = QdrantClient(':memory:')

    # between


    store = Store(client)
    print(store.create('x'), \
          store.size('x'))
    print(ascii(greet(client, 'x')), ascii(greet(client, 'y')))

if __name__ == '__main__': main()
