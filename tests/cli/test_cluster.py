"""A real cluster of two processes: the same bits, and nothing lost with a worker."""

import json
import os
import signal

import numpy as np
import pytest
from distributed import Client, LocalCluster

from beredt.engine.assessment import assess
from beredt.files.registers import find_register, read_register
from beredt.files.scenarios import find_scenario, read_scenario

ANY_OF = ("unmet_days_by_draw", "deaths_by_draw", "need", "occupied", "facility_need")

# What the processes of the cluster themselves close late is not ours to judge.
pytestmark = [
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]


@pytest.fixture(scope="module")
def cluster():
    """Start two processes with one thread each."""
    with LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None
    ) as running:
        yield running


@pytest.mark.usefixtures("valley")
def test_a_cluster_prints_the_document_that_this_machine_prints(cluster, beredt):
    line = "assess slide.toml --register valley --draws 20 --json"
    there = beredt(f"{line} --cluster {cluster.scheduler_address}")
    assert there.exit_code == 0, there.stderr
    here = json.loads(beredt(line).stdout)
    assert json.loads(there.stdout) | {"seconds": 0} == here | {"seconds": 0}


def test_a_worker_killed_in_the_middle_loses_nothing(cluster):
    register = read_register(find_register("tiny"))
    scenario = read_scenario(find_scenario("tiny-masseskade"), register)
    here = assess(scenario, register, draws=100, seed=1)
    killed = []
    with Client(cluster) as client:

        def kill_one(done, total):
            if not killed and done < total:
                process = next(iter(client.run(os.getpid).values()))
                os.kill(process, signal.SIGKILL)
                killed.append(process)

        there = assess(
            scenario,
            register,
            draws=100,
            seed=1,
            executor=client.get_executor(),
            progress=kill_one,
        )
    assert killed
    for name in ANY_OF:
        assert np.array_equal(getattr(here, name), getattr(there, name)), name
