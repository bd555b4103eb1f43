"""The demo's front-end for visitors. It reads all content from the GraphQL API, as any other front-end would."""
