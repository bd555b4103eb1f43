"""What wrk is told, and what its output is read as."""

import json

import psutil
import pytest

from benchmarks.peers.load import get, load_of, post, write_script
from benchmarks.peers.questions import Question
from benchmarks.peers.servers import Server

OUTPUT = """Running 3s test @ http://127.0.0.1:8000
  1 threads and 8 connections
  Thread Stats   Avg      Stdev     Max   +/- Stdev
    Latency    12.00ms    2.00ms  40.00ms   90.00%
    Req/Sec   650.00     20.00   700.00     80.00%
  1950 requests in 3.00s, 21.09MB read
Requests/sec:    649.93
Transfer/sec:      7.03MB
"""
QUESTION = Question("/graphql/", "query ($slug: String!) { circuit(slug: $slug) { title } }", {"slug": "a&b"})


def test_the_figures_of_wrk_are_read():
    load = load_of(OUTPUT, 3.9)

    assert (load.answers, load.per_second, load.cpu_seconds) == (1950, 649.93, 3.9)


@pytest.mark.parametrize(
    "fault",
    ["Non-2xx or 3xx responses: 12", "Socket errors: connect 0, read 3, write 0, timeout 0"],
)
def test_a_wrong_answer_is_not_counted_as_throughput(fault):
    with pytest.raises(RuntimeError, match=fault):
        load_of(OUTPUT.replace("Requests/sec", f"  {fault}\nRequests/sec"), 3.9)


def test_no_answer_is_a_failure():
    with pytest.raises(RuntimeError, match="received nothing"):
        load_of(OUTPUT.replace("1950 requests", "0 requests"), 0)


def test_a_question_is_sent_by_either_method():
    sent, asked = post(QUESTION), get(QUESTION)

    assert (sent.method, asked.method) == ("POST", "GET")
    assert json.loads(sent.body or b"") == {"query": QUESTION.query, "variables": QUESTION.variables}
    assert asked.path.startswith("/graphql/?query=query+")
    assert asked.path.endswith("variables=%7B%22slug%22%3A+%22a%26b%22%7D")


def test_the_script_sends_the_requests_in_turn(tmp_path):
    write_script(tmp_path / "load.lua", Server(8000, psutil.Process()), [post(QUESTION), get(QUESTION)])

    lines = (tmp_path / "load.lua").read_text().splitlines()
    formats = [line for line in lines if "wrk.format" in line]
    assert len(formats) == 2
    assert '["Host"] = [==[127.0.0.1:8000]==]' in formats[0]
    assert (post(QUESTION).body or b"").decode() in formats[0]
    assert formats[1].endswith(", nil)")
    assert lines[-1] == "function request() turn = turn % #requests + 1; return requests[turn] end"
