from models_base import Model


class User(Model):
    table = "users"

    @property
    def name(self):
        return self.fields["name"]


class Post(Model):
    table = "posts"

    @classmethod
    def by(cls, user, id, title):
        post = cls(id, title=title, author=user.id)
        return post.save()

    def author(self):
        return User.get(self.fields["author"])
