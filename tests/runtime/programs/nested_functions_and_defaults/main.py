from nested import crawl, make_counter

counter = make_counter()
print(counter("a"), counter("a"), counter("b"))
print(crawl(1))
