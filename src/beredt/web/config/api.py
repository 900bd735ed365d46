"""The API: what the pages show, for programs, under the same permissions."""

from importlib.metadata import version

from django.contrib.auth.decorators import login_not_required
from ninja import NinjaAPI

from beredt.web.accounts.api import router as organisations
from beredt.web.accounts.api_access import WAYS_IN
from beredt.web.ai_systems.api import router as ai_systems
from beredt.web.assessments.api import router as assessments
from beredt.web.campaigns.api import router as campaigns
from beredt.web.councils.api import router as councils
from beredt.web.drafts.api import router as drafts
from beredt.web.logbook.api import router as log
from beredt.web.obligations.api import router as obligations
from beredt.web.orders.api import router as orders
from beredt.web.prices.api import router as prices
from beredt.web.registers.api import router as registers
from beredt.web.scenarios.api import router as scenarios
from beredt.web.strategies.api import router as strategies

api = NinjaAPI(
    title="Beredt",
    version=version("beredt"),
    description="What the pages show, under the same permissions.",
    auth=WAYS_IN,
    # Its page of documentation would load scripts from elsewhere.
    docs_url=None,
    urls_namespace="api",
)
api.add_router("/organisations", organisations)
api.add_router("/registers", registers)
api.add_router("/drafts", drafts)
api.add_router("/campaigns", campaigns)
api.add_router("/scenarios", scenarios)
api.add_router("/assessments", assessments)
api.add_router("/prices", prices)
api.add_router("/ai-systems", ai_systems)
api.add_router("/councils", councils)
api.add_router("/strategies", strategies)
api.add_router("/obligations", obligations)
api.add_router("/orders", orders)
api.add_router("/events", log)

addresses = api.urls
for pattern in addresses[0]:
    # Programs are asked for a key here, not led to the page where people sign in.
    if pattern.callback:
        login_not_required(pattern.callback)
