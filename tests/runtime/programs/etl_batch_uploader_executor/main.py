from uploader import Uploader

if __name__ == "__main__":
    u = Uploader(workers=3)
    print(u.upload(list(range(10)), batch_size=4))
    print(u.count())
