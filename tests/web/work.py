"""Work for workers to do in tests."""

import time


def count(wish, advance):
    """Count to a number, slowly if asked."""
    for number in range(wish["to"]):
        advance(number, wish["to"])
        time.sleep(wish.get("pause", 0))
    advance(wish["to"], wish["to"])
    return {"counted": wish["to"]}


def fail(wish, advance):
    raise ValueError("The wish cannot be granted.")


KINDS = {"count": "web.work.count", "fail": "web.work.fail"}
