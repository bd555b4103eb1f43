// Writes the schema that the API serves into schema.graphql.
import { writeFileSync } from 'node:fs';
import { buildClientSchema, getIntrospectionQuery, printSchema } from 'graphql';

const query = getIntrospectionQuery({ specifiedByUrl: true, schemaDescription: true, inputValueDeprecation: true });
const response = await fetch(process.env.GRAPHQL_API, {
  method: 'POST',
  headers: { 'Content-Type': 'application/json' },
  body: JSON.stringify({ query }),
});
writeFileSync('schema.graphql', `${printSchema(buildClientSchema((await response.json()).data))}\n`);
