from stats import Stats

stats = Stats("p")
stats.fill(3)
print(stats.summary)
print(f"{stats.size} {stats.empty}")
if not stats.empty and stats.size > 2:
    print("big")
