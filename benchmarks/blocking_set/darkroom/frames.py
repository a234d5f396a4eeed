from collections.abc import Iterator
from contextlib import contextmanager

import cv2


class Video:
    def __init__(self, path: str) -> None:
        self.capture = cv2.VideoCapture(path)

    def __iter__(self) -> Iterator:
        return self

    def __next__(self):
        ok, frame = self.capture.read()
        if not ok:
            raise StopIteration
        return frame

    def close(self) -> None:
        self.capture.release()


@contextmanager
def video(path: str):
    made = Video(path)
    yield made
    made.close()


def every(n: int, frames):
    for i, frame in enumerate(frames):
        if i % n == 0:
            yield frame
