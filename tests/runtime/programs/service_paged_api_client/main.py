from listing import Listing
from seed import make

client = make(5)
listing = Listing(client)
page = listing.page(limit=2)
while page["next"] is not None:
    print(page["ids"], page["total"])
    page = listing.page(limit=2, token=page["next"])
print(page["ids"], listing.page(color="red")["ids"])
