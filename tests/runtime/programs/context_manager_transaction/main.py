from uow import UnitOfWork, client

client_names = []


def main():
    with UnitOfWork("u") as work:
        work.add(1)
        work.add(2)
    try:
        with UnitOfWork("u") as work:
            work.add(3)
            raise RuntimeError("stop")
    except RuntimeError as error:
        print("rolled back:", error)
    print(client.count("u").count, UnitOfWork.log)


main()
