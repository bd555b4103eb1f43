// Shows each page once, and prints what a visitor would see of it.
import { ask } from './client.js';
import { unmask } from './generated/index.js';
import {
  AllSpotsDocument,
  AnyPageDocument,
  BookmarksDocument,
  CircuitListDocument,
  CircuitPageDocument,
  ContentHeadFragmentDoc,
  SpotCardFragmentDoc,
  SpotMapDocument,
  SpotPageDocument,
  type CircuitListQuery,
  type CircuitOrder,
} from './generated/graphql.js';
import { body, picture, words } from './parts.js';

async function circuitPage(slug: string, locale: string) {
  const { circuit } = await ask(CircuitPageDocument, { slug, locale });
  if (!circuit) return null;
  const head = unmask(ContentHeadFragmentDoc, circuit);
  return {
    id: head.id,
    title: head.title,
    translations: head.translations.map(({ locale, path }) => ({ locale, path })),
    description: head.seo.description,
    previewWidth: head.seo.image?.image.rendition?.width,
    minutes: circuit.durationMinutes,
    difficulty: circuit.difficulty,
    cover: picture(circuit.cover),
    body: body(circuit.body),
    stops: circuit.stops.map((stop) => ({
      position: stop.position,
      title: stop.title,
      story: words(stop.story),
      distance: stop.distanceFromPreviousMeters,
      kind: unmask(SpotCardFragmentDoc, stop.spot).spotKind,
    })),
  };
}

async function circuitList() {
  const longestFirst: CircuitOrder[] = [{ field: 'DURATION', direction: 'DESC' }];
  const titles: string[] = [];
  let after: string | null = null;
  do {
    const { circuits }: CircuitListQuery = await ask(CircuitListDocument, { first: 1, after, orderBy: longestFirst });
    titles.push(...(circuits?.nodes.map(({ title }) => title) ?? []));
    after = circuits?.pageInfo.hasNextPage ? (circuits.pageInfo.endCursor ?? null) : null;
  } while (after);
  const easy = await ask(CircuitListDocument, {
    filter: { and: [{ difficulty: { in: ['EASY', 'VERY_EASY'] } }, { durationMinutes: { lte: 180 } }] },
  });
  return { titles, easy: easy.circuits?.nodes.map(({ title }) => title), total: easy.circuits?.totalCount };
}

async function spotMap() {
  const near = { latitude: 48.8237, longitude: 2.257, radiusMeters: 250 };
  const { spots } = await ask(SpotMapDocument, { near, kinds: ['MONUMENT', 'PARK', 'ARTWORK'] });
  return spots?.edges.map(({ node, distanceMeters }) => {
    const card = unmask(SpotCardFragmentDoc, node);
    return { title: card.title, meters: Math.round(distanceMeters ?? NaN), latitude: card.location?.latitude };
  });
}

async function spotPage(slug: string) {
  const { spot } = await ask(SpotPageDocument, { slug });
  if (!spot) return null;
  const card = unmask(SpotCardFragmentDoc, spot);
  return {
    id: card.id,
    title: card.title,
    address: spot.address,
    verified: spot.lastVerifiedOn,
    district: spot.district?.description,
    districtId: card.district?.id,
    body: body(spot.body),
  };
}

async function anyPage(id: string) {
  const { node } = await ask(AnyPageDocument, { id });
  switch (node?.__typename) {
    case 'Spot':
      return `spot ${unmask(SpotCardFragmentDoc, node).title}`;
    case 'Circuit':
      return `circuit of ${node.stops.length} stops`;
    case 'District':
      return `district ${node.name}`;
    default:
      return null;
  }
}

async function bookmarks(ids: string[]) {
  const { nodes } = await ask(BookmarksDocument, { ids });
  return nodes?.map((node) => {
    const isPage = node?.__typename === 'Circuit' || node?.__typename === 'Spot';
    return isPage ? unmask(ContentHeadFragmentDoc, node).title : null;
  });
}

const circuit = await circuitPage('des-arts', 'fr');
const spot = await spotPage('tour-aux-figures');
const ids = [circuit, spot, { id: spot?.districtId }, null].map((thing) => thing?.id ?? 'bm90aGluZw');
console.log(
  JSON.stringify({
    circuit,
    english: (await circuitPage('des-arts', 'en'))?.title,
    missing: await circuitPage('nowhere', 'fr'),
    list: await circuitList(),
    map: await spotMap(),
    spot,
    any: await Promise.all(ids.map(anyPage)),
    bookmarks: await bookmarks(ids),
    total: (await ask(AllSpotsDocument, { first: 1 })).spots?.totalCount,
  }),
);
