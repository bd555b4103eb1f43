// A page in two languages, then the first again from the cache: Apollo Client and urql with normalised caches.
import { ApolloClient, ApolloLink, HttpLink, InMemoryCache } from '@apollo/client';
import { PersistedQueryLink } from '@apollo/client/link/persisted-queries';
import { Client, fetchExchange } from '@urql/core';
import { cacheExchange } from '@urql/exchange-graphcache';
import { persistedExchange } from '@urql/exchange-persisted';

import { api } from './client.js';
import { AltsDocument, BookmarkedImageDocument, type AltsQuery } from './generated/graphql.js';

const sent: string[] = [];
const counting: typeof fetch = (input, init) => {
  const headers = new Headers(init?.headers);
  sent.push(`${headers.get('apollographql-client-name') ?? '-'} ${String(init?.body).includes('"query"') ? 'text' : 'hash'}`);
  return fetch(input, init);
};
const sha256 = async (text: string): Promise<string> => {
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, '0')).join('');
};
const alts = (data: AltsQuery | null | undefined) => [
  data?.circuit?.cover?.alt,
  data?.circuit?.cover?.responsive?.src.startsWith('http'),
  data?.circuit?.seo.image?.alt,
];

const apollo = new ApolloClient({
  clientAwareness: { name: 'front', version: '1.2.3' },
  cache: new InMemoryCache({ possibleTypes: { Node: ['Circuit', 'Spot', 'Image'], Content: ['Circuit', 'Spot'] } }),
  link: ApolloLink.from([new PersistedQueryLink({ sha256 }), new HttpLink({ uri: api, fetch: counting })]),
});
const apolloShown = [];
for (const locale of ['fr', 'en', 'fr']) {
  apolloShown.push(alts((await apollo.query({ query: AltsDocument, variables: { locale } })).data));
}
const image = apollo.readQuery({ query: AltsDocument, variables: { locale: 'fr' } })?.circuit?.cover?.image.id ?? '';
await apollo.query({ query: BookmarkedImageDocument, variables: { id: image }, fetchPolicy: 'network-only' });
apolloShown.push(alts(apollo.readQuery({ query: AltsDocument, variables: { locale: 'fr' } })));
const sentByApollo = sent.splice(0);

const embedded = ['ImageUse', 'ResponsiveImage', 'ImageSource', 'Seo', 'ImageRendition', 'FocalPoint'];
const urql = new Client({
  url: api,
  fetch: counting,
  preferGetMethod: false,
  exchanges: [
    cacheExchange({ keys: Object.fromEntries(embedded.map((name) => [name, () => null])) }),
    persistedExchange({ preferGetForPersistedQueries: false, generateHash: (query) => sha256(query) }),
    fetchExchange,
  ],
});
const urqlShown = [];
for (const locale of ['fr', 'en', 'fr']) {
  urqlShown.push(alts((await urql.query(AltsDocument, { locale }).toPromise()).data));
}

console.log(JSON.stringify({ apollo: apolloShown, sentByApollo, urql: urqlShown, sentByUrql: sent }));
