"""The demo's front-end for visitors: what it shows it has from the GraphQL API, as any other front-end would."""
