// Shows a page in one language, then in the other, from one store; prints both, and what Relay warned of.
import { createOperationDescriptor, fetchQuery } from 'relay-runtime';

import { createEnvironment } from './environment';
import LanguagesQuery, { type languagesQuery } from './generated/languagesQuery.graphql';

const warnings: string[] = [];
console.error = (...words: unknown[]) => warnings.push(words.join(' '));

async function main(): Promise<void> {
  const environment = createEnvironment();
  const pages = ['fr', 'en'].map((locale) => createOperationDescriptor(LanguagesQuery, { slug: 'des-arts', locale }));
  for (const page of pages) {
    environment.retain(page);
    await fetchQuery<languagesQuery>(environment, LanguagesQuery, page.request.variables as languagesQuery['variables'])
      .toPromise();
  }
  const shown = pages.map((page) => environment.lookup(page.fragment).data as unknown as languagesQuery['response']);
  console.log(
    JSON.stringify({
      titles: shown.map(({ circuit }) => circuit?.title),
      translations: shown.map(({ circuit }) => circuit?.translations.map(({ title }) => title)),
      headings: shown.map(({ circuit }) => circuit?.body.flatMap((block) => ('text' in block ? [block.text] : []))),
      warnings,
    }),
  );
}

void main();
