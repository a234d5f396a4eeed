import pytest

from lib import slug


class TestCatalogue:
    @pytest.fixture(autouse=True)
    def _setup(self, catalogue):
        self.catalogue = catalogue

    def test_title(self):
        assert self.catalogue.title(1) == "One"

    @pytest.mark.parametrize("id", [3, 4])
    def test_missing(self, id):
        with pytest.raises(KeyError):
            self.catalogue.title(id)


def test_add(catalogue, titles):
    with pytest.raises(ValueError):
        catalogue.add(9, "")
    catalogue.add(9, titles[1])
    assert catalogue.title(9) == "One"


@pytest.mark.parametrize(("title", "expected"), [("A B", "a-b"), ("x", "x")])
def test_slug(title, expected):
    assert slug(title) == expected
