// The same questions through Apollo Client, and two languages of one page in its cache.
import { ApolloClient, CombinedGraphQLErrors, HttpLink, InMemoryCache, gql } from '@apollo/client';

import { api } from './client.js';
import { unmask } from './generated/index.js';
import { BodyPartFragmentDoc, CircuitListDocument, CircuitPageDocument } from './generated/graphql.js';

const client = new ApolloClient({
  cache: new InMemoryCache({
    possibleTypes: {
      BodyBlock: ['HeadingBlock', 'ParagraphBlock', 'PictureBlock', 'QuoteBlock'],
      Block: ['HeadingBlock', 'ParagraphBlock', 'PictureBlock', 'QuoteBlock'],
      Content: ['Circuit', 'Spot'],
    },
  }),
  link: new HttpLink({ uri: api, useGETForQueries: process.argv[2] === 'get' }),
});

const good = await client.query({ query: CircuitListDocument, variables: { first: 2 } });
let thrown: unknown = null;
try {
  await client.query({ query: gql`{ circuits(first: 1) { nodes { titel } } }` });
} catch (error) {
  thrown = error;
}
const errors = CombinedGraphQLErrors.is(thrown) ? thrown.errors : [];

function headingInCache(locale: string): string | undefined {
  const page = client.readQuery({ query: CircuitPageDocument, variables: { slug: 'des-arts', locale } });
  const first = unmask(BodyPartFragmentDoc, page?.circuit?.body)?.[0];
  return first?.__typename === 'HeadingBlock' ? first.text : undefined;
}

for (const locale of ['fr', 'en']) {
  await client.query({ query: CircuitPageDocument, variables: { slug: 'des-arts', locale } });
}

console.log(
  JSON.stringify({
    titles: good.data?.circuits?.nodes.map(({ title }) => title),
    error: good.error?.message ?? null,
    messages: errors.map(({ message }) => message),
    codes: errors.map(({ extensions }) => extensions?.['code']),
    headings: ['fr', 'en'].map(headingInCache),
  }),
);
