from probes import Probes, names, size


def main():
    probes = Probes(size, names)
    print([f() for f in probes[:2]], probes[0](), probes.names(), probes.first()())
    one, two, title = probes
    print(one(), two(), title.upper())
    for probe in probes:
        if callable(probe):
            print(probe())


if __name__ == "__main__":
    main()
