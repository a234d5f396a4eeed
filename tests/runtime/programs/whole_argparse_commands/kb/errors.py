class KbError(Exception):
    code = 1


class MissingArticle(KbError):
    code = 3
