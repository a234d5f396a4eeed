ROWS = [(1, "ok"), (2, "bad"), (3, "ok")]
