// The same questions through urql: a good one and a misspelt one.
import { Client, fetchExchange, gql } from '@urql/core';

import { api } from './client.js';
import { CircuitListDocument } from './generated/graphql.js';

const client = new Client({ url: api, exchanges: [fetchExchange], preferGetMethod: process.argv[2] === 'get' });

const good = await client.query(CircuitListDocument, { first: 2 }).toPromise();
const misspelt = await client.query(gql`{ circuits(first: 1) { nodes { titel } } }`, {}).toPromise();

console.log(
  JSON.stringify({
    titles: good.data?.circuits?.nodes.map(({ title }) => title),
    error: good.error?.message ?? null,
    messages: misspelt.error?.graphQLErrors.map(({ message }) => message) ?? [],
    codes: misspelt.error?.graphQLErrors.map(({ extensions }) => extensions['code']) ?? [],
  }),
);
