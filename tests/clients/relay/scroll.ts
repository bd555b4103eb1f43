// Scrolls through the list with Relay's store, reads one card again, and prints what the store holds.
import { createOperationDescriptor, fetchQuery, getSingularSelector } from 'relay-runtime';

import { createEnvironment } from './environment';
import SpotsCardRefetchQuery, { type spotsCardRefetchQuery } from './generated/spotsCardRefetchQuery.graphql';
import SpotsListPaginationQuery, {
  type spotsListPaginationQuery,
} from './generated/spotsListPaginationQuery.graphql';
import SpotsQuery, { type spotsQuery } from './generated/spotsQuery.graphql';
import CardFragment, { type spots_card$data } from './generated/spots_card.graphql';
import ListFragment, { type spots_list$data } from './generated/spots_list.graphql';

const PAGE = 5;

const environment = createEnvironment();
const operation = createOperationDescriptor(SpotsQuery, { first: PAGE });
environment.retain(operation);

function listInStore(): spots_list$data['spots'] & { pageInfo: { hasNextPage: boolean; endCursor: string | null } } {
  const root = environment.lookup(operation.fragment).data;
  const selector = getSingularSelector(ListFragment, root);
  const list = environment.lookup(selector!).data as unknown as spots_list$data;
  return list.spots as ReturnType<typeof listInStore>;
}

async function main(): Promise<void> {
  await fetchQuery<spotsQuery>(environment, SpotsQuery, { first: PAGE }).toPromise();
  const sizes = [listInStore().edges.length];
  while (listInStore().pageInfo.hasNextPage) {
    const after = listInStore().pageInfo.endCursor;
    await fetchQuery<spotsListPaginationQuery>(environment, SpotsListPaginationQuery, { first: PAGE, after }).toPromise();
    sizes.push(listInStore().edges.length);
  }
  const ids = listInStore().edges.map(({ node }) => node.id);
  const variables = { id: ids.at(-1)! };
  await fetchQuery<spotsCardRefetchQuery>(environment, SpotsCardRefetchQuery, variables).toPromise();
  const card = environment.lookup(createOperationDescriptor(SpotsCardRefetchQuery, variables).fragment).data;
  const selector = getSingularSelector(CardFragment, (card as unknown as spotsCardRefetchQuery['response']).node);
  const { title } = environment.lookup(selector!).data as unknown as spots_card$data;
  console.log(JSON.stringify({ sizes, distinct: new Set(ids).size, last: title }));
}

void main();
