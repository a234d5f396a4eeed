import hashlib
import io
from functools import cached_property

from PIL import Image, ImageFilter


class Picture:
    def __init__(self, data: bytes) -> None:
        self.data = data

    @cached_property
    def image(self) -> Image.Image:
        return Image.open(io.BytesIO(self.data)).convert("RGB")

    @property
    def digest(self) -> str:
        return hashlib.sha256(self.data[:64]).hexdigest()

    def thumbnail(self, size: int) -> bytes:
        small = self.image.copy()
        small.thumbnail((size, size))
        out = io.BytesIO()
        small.save(out, "JPEG")
        return out.getvalue()

    def blurred(self) -> "Picture":
        out = io.BytesIO()
        self.image.filter(ImageFilter.GaussianBlur(4)).save(out, "PNG")
        return Picture(out.getvalue())

    def __len__(self) -> int:
        return len(self.data)


PIPELINE = [lambda p: p.blurred(), lambda p: p.thumbnail(64)]


def apply(picture: Picture):
    for step in PIPELINE:
        picture = step(picture)
    return picture
