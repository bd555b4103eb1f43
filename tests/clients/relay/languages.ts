// A page that leads to itself in other languages.
import { graphql } from 'relay-runtime';

export const query = graphql`
  query languagesQuery($slug: String!, $locale: Locale!) {
    circuit(slug: $slug, locale: $locale) {
      id
      locale
      title
      translations {
        id
        locale
        title
        path
      }
      body {
        __typename
        ... on HeadingBlock {
          id
          text
        }
      }
    }
  }
`;
