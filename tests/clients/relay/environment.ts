// Relay's store over fetch.
import { Environment, Network, RecordSource, Store, type GraphQLResponse } from 'relay-runtime';

export function createEnvironment(): Environment {
  return new Environment({
    network: Network.create(async ({ text }, variables): Promise<GraphQLResponse> => {
      const response = await fetch(process.env['GRAPHQL_API']!, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', Accept: 'application/graphql-response+json' },
        body: JSON.stringify({ query: text, variables }),
      });
      return (await response.json()) as GraphQLResponse;
    }),
    store: new Store(new RecordSource()),
  });
}
