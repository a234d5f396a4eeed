from fixtures import memory_client as client, memory_store as store
