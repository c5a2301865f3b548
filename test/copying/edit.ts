// An archive edited in every way there is, so that its history has everything in it that a copy must take over.

import type { Sent, WritableServer } from '../support/writable.ts';

type Words = Parameters<WritableServer['send']>[2];
const anyVersion = { 'if-match': '*' };

async function send(server: WritableServer, method: string, path: string, options: Words = {}): Promise<Sent> {
  const sent = await server.send(method, path, { ...options, headers: { ...anyVersion, ...options.headers } });
  if (sent.status >= 300) throw new Error(`${method} ${path} answers ${sent.status} ${JSON.stringify(sent.body)}`);
  return sent;
}

/** Of what it made: ids. */
export interface Edited {
  patched: string;
  moved: string;
  withdrawn: string;
  erased: string;
  erasedLater: string;
  merged: string;
  split: string;
}

/** `round` makes its things others than those of the rounds before. */
export async function editArchive(server: WritableServer, round = 1): Promise<Edited> {
  const mark = 'abcdefghijklmnopqrstuvwxyz'.charAt(round).toUpperCase();
  const article = async (title: string, text: string, more: object = {}) => {
    const url = `https://courier.example/${round}/${encodeURIComponent(title.toLowerCase())}`;
    const body = { title: `${title} ${mark}`, text, publishedDate: `2025-06-0${round}`, originalUrl: url, ...more };
    return (await send(server, 'POST', '/v1/articles', { body })).body.id as string;
  };
  const patch = (id: string, body: object, query = '') =>
    send(server, 'PATCH', `/v1/articles/${id}${query}`, {
      body,
      headers: { 'content-type': 'application/merge-patch+json' },
    });
  const erase = (id: string) => send(server, 'DELETE', `/v1/articles/${id}?erase=true`, { scope: 'admin' });

  const lead = `Ruven ${mark}. Hallik, mayor of Estby, said: “The dyke ${mark} holds.” Marta ${mark}. Hallik disagreed.`;
  const patched = await article('The dyke', lead, { tags: ['Dykes', `Round ${mark}`], section: 'News' });
  await patch(patched, { title: `The old dyke ${mark}` }, '?reason=headline&note=It+is+old.');
  await patch(patched, { text: `${lead} Estby has 4,200 people and €3 million.`, tags: ['dykes'], section: null });
  await send(server, 'PUT', `/v1/articles/${patched}`, {
    body: {
      title: `The oldest dyke ${mark}`,
      text: lead,
      publishedDate: `2025-06-0${round}`,
      authors: [{ name: 'Ilse Tarn' }],
    },
  });

  const moved = await article('The ferry', `Osk ${mark}. Brandel told the council that the ferry was late.`);
  // A date more exact, and one of another year: the article stands elsewhere in every list.
  await patch(moved, { publishedDate: `2024-0${round}-03T10:00:00Z` });
  await patch(moved, {
    text: null,
    markdown: `See [the dyke](https://courier.example/${round}/the%20dyke). The ferry ${mark} was late.`,
  });

  const withdrawn = await article('The rumour', `A rumour ${mark} about Bertil ${mark}. Quarm.`);
  await patch(withdrawn, { text: `No rumour ${mark} about Bertil ${mark}. Quarm.` });
  await send(server, 'DELETE', `/v1/articles/${withdrawn}?reason=untrue&note=It+was+a+rumour.`);
  const erased = await article('The name', `Somebody ${mark} was named by mistake.`);
  await erase(erased);
  const erasedLater = await article('The address', `Where somebody ${mark} lives.`);
  await send(server, 'DELETE', `/v1/articles/${erasedLater}?reason=private`);
  await erase(erasedLater);

  const entity = async (body: object) => (await send(server, 'POST', '/v1/entities', { body })).body.id as string;
  const council = await entity({
    type: 'organization',
    name: `Estby Council ${mark}`,
    aliases: [`the council ${mark}`],
    description: 'a council',
    sameAs: [`https://www.wikidata.org/wiki/Q99${round}`],
  });
  await send(server, 'PATCH', `/v1/entities/${council}`, { body: { aliases: [`Council of ${mark}`] } });
  const merged = await entity({ type: 'person', name: `Ruwen ${mark}. Halik` });
  const into = await entity({ type: 'person', name: `Ruven ${mark}. Hallik`, description: 'mayor of Estby' });
  await send(server, 'POST', `/v1/entities/${merged}/merge`, { body: { into } });
  await send(server, 'DELETE', `/v1/entities/${merged}/merge`);
  await send(server, 'POST', `/v1/entities/${merged}/merge`, { body: { into } });
  const again = await article(
    'The mayor',
    `Ruwen ${mark}. Halik said: “I am the mayor ${mark}.” Ruven ${mark}. Hallik smiled.`,
  );
  const split = await send(server, 'POST', `/v1/entities/${into}/split`, {
    body: { articles: [again], name: `Ruven ${mark}. Hallik`, description: 'another mayor' },
  });
  const other = await article('The other', `Said Ruven ${mark}. Hallik: “The council ${mark} is wrong.”`);
  await patch(other, { subtitle: 'A subtitle' });
  return { patched, moved, withdrawn, erased, erasedLater, merged, split: split.body.id };
}
