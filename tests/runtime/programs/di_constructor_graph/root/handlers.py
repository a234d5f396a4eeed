from .gateway import Gateway


class PutHandler:
    def __init__(self, gateway: Gateway):
        self.gateway = gateway

    def handle(self, id):
        self.gateway.put(id)
        return f"put {id}"


class ListHandler:
    def __init__(self, gateway: Gateway):
        self.gateway = gateway

    def handle(self):
        return self.gateway.ids()
