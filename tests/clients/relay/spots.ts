// A list that grows as the visitor scrolls, and a card that can be read again alone.
import { graphql } from 'relay-runtime';

export const query = graphql`
  query spotsQuery($first: Int!) {
    ...spots_list @arguments(first: $first)
  }
`;

export const list = graphql`
  fragment spots_list on Query
  @refetchable(queryName: "spotsListPaginationQuery")
  @argumentDefinitions(first: { type: "Int!" }, after: { type: "String" }) {
    spots(first: $first, after: $after, orderBy: [{ field: TITLE }]) @connection(key: "spots_spots", filters: []) {
      edges {
        node {
          id
          ...spots_card
        }
      }
    }
  }
`;

export const card = graphql`
  fragment spots_card on Spot @refetchable(queryName: "spotsCardRefetchQuery") {
    title
    path
    lastVerifiedOn
    cover {
      alt
      responsive(preset: CARD) {
        src
        srcSet
      }
    }
    body {
      __typename
      ... on Block {
        id
        blockType
      }
    }
  }
`;
