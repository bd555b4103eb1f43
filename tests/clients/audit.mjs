// Prints what the GraphQL over HTTP audits find, as JSON.
import { auditServer } from 'graphql-http';

const results = await auditServer({ url: process.env.GRAPHQL_API });
console.log(
  JSON.stringify(results.map(({ id, name, status, reason }) => ({ id, name, status, reason: reason ?? '' }))),
);
