def create_users(client):
    client.create_collection("users", vectors_config={})


def create_posts(client):
    client.create_collection("posts", vectors_config={})


def drop_users(client):
    client.delete_collection("users")


STEPS = [create_users, create_posts, drop_users]
