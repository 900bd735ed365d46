"""The reference of the scenario format, written from the nouns themselves."""


def scenario_reference() -> str:
    """Return the reference as Markdown."""
    return ""
