// What several pages show, as HTML. Trusted as it comes: the API serves clean HTML.
import { unmask, type FragmentType } from './generated/index.js';
import {
  BodyPartFragmentDoc,
  PictureFragmentDoc,
  WordsFragmentDoc,
  type BodyPartFragment,
} from './generated/graphql.js';

export function picture(masked: FragmentType<typeof PictureFragmentDoc> | null | undefined): string {
  const use = unmask(PictureFragmentDoc, masked);
  const files = use?.responsive;
  if (!use || !files) return '';
  const sources = files.sources.map(({ mimeType, srcSet }) => `<source type="${mimeType}" srcset="${srcSet}">`);
  const image = `<img src="${files.src}" srcset="${files.srcSet}" sizes="${files.sizes}" width="${files.width}" height="${files.height}" alt="${use.alt}">`;
  return `<picture>${sources.join('')}${image}</picture>`;
}

export function words(masked: FragmentType<typeof WordsFragmentDoc>): string {
  return unmask(WordsFragmentDoc, masked).html;
}

export function body(parts: readonly FragmentType<typeof BodyPartFragmentDoc>[]): string {
  return unmask(BodyPartFragmentDoc, parts).map(bodyPart).join('\n');
}

function bodyPart(part: BodyPartFragment): string {
  switch (part.__typename) {
    case 'HeadingBlock':
      return `<h2>${part.text}</h2>`;
    case 'ParagraphBlock':
      return words(part.richText);
    case 'PictureBlock':
      return `<figure>${picture(part.picture)}<figcaption>${part.caption}</figcaption></figure>`;
    case 'QuoteBlock':
      return `<blockquote>${part.text}</blockquote>`;
    case 'EmbedBlock':
      return `<p><a href="${part.embedUrl}">${part.embedTitle ?? part.embedUrl}</a></p>`;
  }
}
