class KVContract:
    def test_missing(self, kv):
        assert kv.get(1) is None

    def test_overwrite(self, kv):
        kv.set(1, "a")
        kv.set(1, "b")
        assert kv.get(1) == "b"
