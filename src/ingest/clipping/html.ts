// Removes HTML tags from Markdown and keeps their text.

const NAMES =
  'a abbr address article aside audio b base big blockquote body br button canvas caption center cite code col colgroup data dd del details dfn dialog div dl dt em embed fieldset figcaption figure font footer form g h1 h2 h3 h4 h5 h6 head header hr html i iframe img input ins kbd label legend li link main map mark menu meta nav nobr noscript object ol optgroup option output p param path picture pre q rp rt ruby s samp script section select small source span strike strong style sub summary sup svg table tbody td template textarea tfoot th thead time title tr track tt u ul var video wbr';
const ELEMENTS = new Set(NAMES.split(' '));

/** Whether this is a comment or an HTML tag. `<name withheld>` is neither and stays in the text. */
export function isElement(html: string): boolean {
  if (/^<(?:!|\?)/u.test(html)) return true;
  return ELEMENTS.has(/^<\/?([a-z][a-z0-9]*)(?=[\s/>])/iu.exec(html)?.[1]?.toLowerCase() ?? '');
}

/** The text without tags, with empty lines between paragraphs. `tags` does not count comments. */
export function textOfHtml(html: string): { text: string; tags: number } {
  let tags = 0;
  const text = html
    .replace(/<!--[\s\S]*?(?:-->|$)/gu, '')
    .replace(/<(script|style)\b[^<>]*>[\s\S]*?(?:<\/\1\s*>|$)/giu, () => {
      tags++;
      return '';
    })
    .replace(/<\/?[a-z][^<>]*>/giu, (tag) => {
      if (!isElement(tag)) return tag;
      tags++;
      return /^<\/?(?:p|div|h\d|li|tr|figcaption|blockquote|section|article|table|ul|ol)\b/iu.test(tag) ? '\n\n' : '';
    });
  return { text: text.trim(), tags };
}
