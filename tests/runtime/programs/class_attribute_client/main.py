from models_base import Model
from tables import Post, User


def main():
    for kind in (User, Post):
        kind.create_table()
    ann = User(1, name="Ann").save()
    Post.by(ann, 10, "Hello")
    post = Post.get(10)
    print(post.fields["title"], post.author().name, User.get(2), Model.tables())


if __name__ == "__main__":
    main()
