from dataclasses import replace

from index import Index

one = Index("one")
one.create()
two = replace(one, name="two")
two.create()
print(one.names(), two.names(), one.client is two.client)
