from recommend import Recommender

r = Recommender()
r.load(8)
print(r.for_user("new"))
r.like("ann", 1, 2)
r.dislike("ann", 7)
print(r.for_user("ann"), r.similar(3))
