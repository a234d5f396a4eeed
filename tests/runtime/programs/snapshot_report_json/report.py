import json

from build import build_client
from sections import colors, groups, totals

client = build_client()
print(json.dumps({"totals": totals(client), "colors": colors(client), "groups": groups(client)}, indent=1, sort_keys=True))
