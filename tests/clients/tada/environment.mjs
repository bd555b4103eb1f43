// Writes the served schema as a type. The tool that gql.tada has for it needs an older TypeScript.
import { writeFileSync } from 'node:fs';
import { getIntrospectionQuery } from 'graphql';

const response = await fetch(process.env.GRAPHQL_API, {
  method: 'POST',
  headers: { 'Content-Type': 'application/json' },
  body: JSON.stringify({ query: getIntrospectionQuery({ descriptions: false }) }),
});
const { data } = await response.json();
writeFileSync('tada/graphql-env.d.ts', `export type introspection = ${JSON.stringify(data)};\n`);
