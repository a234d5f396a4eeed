SIZE = 26


def vector(text: str) -> list[float]:
    out = [0.0] * SIZE
    for letter in text.lower():
        if letter.isalpha() and letter.isascii():
            out[ord(letter) - 97] += 1.0
    return out
