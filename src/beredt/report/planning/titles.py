"""What the scenario with a plan is called, in every language."""

from beredt.engine.scenario import Scenario

TITLES = {
    "nb": "{title}, med plan",
    "nn": "{title}, med plan",
    "en": "{title}, with a plan",
    "uk": "{title}, з планом",
}
DESCRIPTIONS = {
    "nb": "Scenarioet «{title}» med tiltakene som beredt plan valgte.",
    "nn": "Scenarioet «{title}» med tiltaka som beredt plan valde.",
    "en": "The scenario “{title}” with the measures that beredt plan chose.",
    "uk": "Сценарій «{title}» із заходами, які вибрав beredt plan.",
}


def plan_title(scenario: Scenario) -> dict[str, str]:
    """Return the title of a scenario with its plan."""
    return _said(TITLES, scenario)


def plan_description(scenario: Scenario) -> dict[str, str]:
    """Say in every language what a scenario with its plan is."""
    return _said(DESCRIPTIONS, scenario)


def _said(texts: dict[str, str], scenario: Scenario) -> dict[str, str]:
    titles = scenario.title
    fallback = titles.get("nb") or scenario.name
    return {
        lang: text.format(title=titles.get(lang) or fallback)
        for lang, text in texts.items()
    }
