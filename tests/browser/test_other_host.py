"""A page on another host: it syncs the feed and queries GraphQL, with the headers that clients send."""

import os
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from scripts.with_chromium import VARIABLE, find

from .conftest import FLAGS, TIMEOUT_MILLISECONDS

pytestmark = pytest.mark.browser

#: Reads every page of the feed, then asks whether anything is new, as an app in a browser does.
SYNC = """async (site) => {
  const records = new Map();
  let token = null, end = null, etag = null;
  do {
    const url = new URL('/sync/changes', site);
    if (token) url.searchParams.set('token', token);
    const answer = await fetch(url, { headers: { traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01' } });
    for (const line of (await answer.text()).trim().split('\\n').map((text) => JSON.parse(text))) {
      if (line.op === 'upsert') records.set(line.key, line.record);
      else if (line.op === 'delete') records.delete(line.key);
      else end = line;
    }
    token = end.token;
  } while (end.op === 'continue');
  const last = new URL(`/sync/changes?token=${encodeURIComponent(token)}`, site);
  etag = (await fetch(last)).headers.get('ETag');
  const again = await fetch(last, { headers: { 'If-None-Match': etag }, cache: 'no-store' });
  return { count: end.count, held: records.size, status: again.status, isTagShown: Boolean(etag) };
}"""
ASK = """async ([site, path, headers]) => {
  const answer = await fetch(new URL(path, site), {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body: JSON.stringify({ query: '{ site { locales } }' }),
  });
  return [answer.status, (await answer.json()).data];
}"""
HEADERS = {
    "apollographql-client-name": "front",
    "apollographql-client-version": "1.2.3",
    "apollo-require-preflight": "true",
    "authorization": "Bearer none",
    "sentry-trace": "d49d9bf66f13450b81f65bc51cf49c03-1cc4b26ab9094ef0-1",
    "baggage": "sentry-environment=production",
    "x-requested-with": "XMLHttpRequest",
}


@pytest.fixture
def other_page(site: str, tmp_path: Path) -> Iterator[Any]:
    """Lend a page that is served at another origin than the site."""
    from playwright.sync_api import sync_playwright

    (tmp_path / "index.html").write_text("<!doctype html><title>Another host</title>")
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(SimpleHTTPRequestHandler, directory=str(tmp_path)))
    Thread(target=server.serve_forever, daemon=True).start()
    with sync_playwright() as playwright:
        program = playwright.chromium.launch(executable_path=os.environ.get(VARIABLE) or find(), args=FLAGS)
        page = program.new_page()
        page.set_default_timeout(TIMEOUT_MILLISECONDS)
        page.goto(f"http://127.0.0.1:{server.server_port}/")
        yield page
        program.close()
    server.shutdown()
    server.server_close()


def test_a_page_on_another_host_syncs_the_feed(other_page: Any, site: str) -> None:
    synced = other_page.evaluate(SYNC, site)

    assert synced["held"] == synced["count"] > 100
    assert synced["isTagShown"]
    assert synced["status"] == 304


@pytest.mark.parametrize("path", ["/graphql/", "/graphql"])
def test_a_page_on_another_host_sends_what_its_client_sends(other_page: Any, site: str, path: str) -> None:
    assert other_page.evaluate(ASK, [site, path, HEADERS]) == [200, {"site": {"locales": ["fr", "en"]}}]
