CALLS = []


def complete(prompt):
    CALLS.append(prompt)
    return prompt.upper()


def embed(prompt):
    return [prompt.count("a") + 0.1, prompt.count("b") + 0.1]
