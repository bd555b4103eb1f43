// Types that TypeScript infers from the text of a query: gql.tada, with nothing generated but the schema.
import { initGraphQLTada, readFragment, type ResultOf } from 'gql.tada';
import { print } from 'graphql';

import type { introspection } from './graphql-env';

const graphql = initGraphQLTada<{
  introspection: introspection;
  scalars: { Locale: string; URL: string; DateTime: string; Date: string; JSON: unknown };
}>();

const block = graphql(`
  fragment Part on BodyBlock {
    __typename
    ... on HeadingBlock { text }
    ... on ParagraphBlock { richText { html } }
    ... on QuoteBlock { text attribution }
    ... on PictureBlock { picture { alt responsive(preset: CARD) { src } } }
  }
`);
const page = graphql(
  `query ($slug: String!, $locale: Locale) {
    site(locale: $locale) { defaultLocale locales }
    spot(slug: $slug, locale: $locale) { title spotKind body { ...Part } }
    spots(after: "stale", locale: $locale) { totalCount }
  }`,
  [block],
);

const response = await fetch(process.env['GRAPHQL_API']!, {
  method: 'POST',
  headers: { 'Content-Type': 'application/json' },
  body: JSON.stringify({ query: print(page), variables: { slug: 'tour-aux-figures', locale: 'fr-FR' } }),
});
const { data } = (await response.json()) as { data: ResultOf<typeof page> };
const kind: 'ARTWORK' | 'MONUMENT' | 'PARK' | string | undefined = data.spot?.spotKind;
const texts = data.spot?.body.map((item) => {
  const part = readFragment(block, item);
  switch (part.__typename) {
    case 'HeadingBlock':
    case 'QuoteBlock':
      return part.text satisfies string;
    case 'ParagraphBlock':
      return part.richText.html satisfies string;
    default:
      return null;
  }
});
// A list may be null: its type says so.
const total: number | undefined = data.spots?.totalCount;
console.log(JSON.stringify({ title: data.spot?.title, kind, texts, total: total ?? null }));
