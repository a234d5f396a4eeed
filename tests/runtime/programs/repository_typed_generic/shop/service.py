from .repositories import Order, Orders, User, Users


class ShopService:
    def __init__(self, users: Users, orders: Orders):
        self.users, self.orders = users, orders

    def start(self):
        for repository in (self.users, self.orders):
            repository.create()

    def register(self, id, name):
        self.users.save(User(id, name))

    def order(self, id, user, amount):
        if self.users.get(user) is None:
            raise LookupError(user)
        self.orders.save(Order(id, user, amount))

    def total(self, user):
        return sum(o.amount for o in self.orders.of(user))
