"""What the self-test says when something came out other than it should."""


class UnsoundError(Exception):
    """Something is not as it should be; ``what`` says so in a few words of our own."""

    def __init__(self, what: str) -> None:
        super().__init__(what)
        self.what = what
