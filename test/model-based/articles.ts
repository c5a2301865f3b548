// Operations on articles: created, replaced, changed in part, withdrawn, erased.

import { expect } from 'vitest';
import type { Sent } from '../support/writable.ts';
import { contentOf, type ModelArticle, pageOf } from './archive.ts';
import { isSaid, patched } from './patches.ts';
import { agree, type Effect, type Line, NOTHING, namesOf, type Operation, type Session, tagOf } from './session.ts';
import { documentOf, type Story } from './story.ts';

export const answers = (sent: Sent, status: number, what: string, code?: string): void => {
  const got = { status: sent.status, ...(code !== undefined && { code: sent.body?.code }) };
  const wanted = { status, ...(code !== undefined && { code }) };
  if (got.status !== status || got.code !== code) {
    expect(got, `${what}: ${JSON.stringify(sent.body).slice(0, 600)}`).toEqual(wanted);
  }
};

/** What an operation with a story is about. */
export function aboutOf(session: Session, stories: Story[], articles: ModelArticle[] = []): string[] | null {
  const { archive } = session;
  const all = [...stories, ...articles.map(({ story }) => story)];
  const isGuess = all.flatMap(namesOf).some((name) => archive.isGuess(name));
  const renames = stories.some(({ paper, url }) => {
    const host = paper?.host ?? (url === undefined ? null : new URL(pageOf(url)).hostname);
    return host !== null && (!archive.papers.has(host) || (paper && archive.papers.get(host) !== paper.name));
  });
  if (isGuess || renames) return null;
  const pages = all.flatMap(({ url, passages }) => [
    ...(url === undefined ? [] : [pageOf(url)]),
    ...passages.flatMap((one) => (one.is === 'link' && one.href !== undefined ? [pageOf(one.href)] : [])),
  ]);
  const known = articles.flatMap(({ id, pages: its }) => [id, ...its]);
  return [...new Set([...pages, ...known, ...stories.map(({ title }) => title)])];
}

const sendStory = (session: Session, method: string, path: string, story: Story, headers = {}) => {
  const { body, contentType } = documentOf(story);
  return session.send(method, path, { body, headers: { 'content-type': contentType, ...headers } });
};

/** A story that was saved: the model has it, and the answer shows it. */
async function saved(
  session: Session,
  sent: Sent,
  story: Story,
  about: { reason?: string; note?: string } = {},
): Promise<Effect> {
  const { archive, views } = session;
  const { id, updatedAt } = sent.body;
  const known = archive.articles.get(id);
  const before = session.around([story], known ? [known] : []);
  const entities = await session.put(id, story, updatedAt, about);
  const article = archive.article(id);
  agree(
    sent.body,
    { ...views.card(article), text: article.composed.text, blocks: article.composed.blocks },
    `${id} as it was saved`,
  );
  const operation = known ? 'update' : 'create';
  const own: Line = { kind: 'article', id, operation, revision: article.versions.length };
  return { lines: [own, ...entities, ...session.touched(before, new Set([id]))] };
}

export function create(
  session: Session,
  story = session.stories.fresh(),
  headers: Record<string, string> = {},
): Operation {
  const { archive } = session;
  const known = archive.known(story);
  const buried = archive.buried(story);
  return {
    name: 'create',
    about: aboutOf(session, [story], known ? [known] : []),
    send: () => sendStory(session, 'POST', '/v1/articles', story, headers),
    settle(sent) {
      if (known?.said.has(contentOf(story))) {
        answers(sent, 200, 'the same again');
        expect(sent.body.id).toBe(known.id);
        return NOTHING;
      }
      if (known) {
        answers(sent, 409, 'the same address with other words', 'conflict');
        expect(sent.headers.get('location')).toBe(`/v1/articles/${known.id}`);
        return NOTHING;
      }
      if (buried) {
        answers(sent, 410, 'what was withdrawn', 'article-withdrawn');
        agree(sent.body.tombstone, session.views.tomb(buried), 'its tombstone');
        return NOTHING;
      }
      answers(sent, 201, 'a new article');
      expect(sent.headers.get('location')).toBe(`/v1/articles/${sent.body.id}`);
      expect(archive.articles.has(sent.body.id) || archive.tombs.has(sent.body.id)).toBe(false);
      return saved(session, sent, story);
    },
  };
}

/** What is there already, is there and reads otherwise, or was there. */
export function createAgain(session: Session, article: ModelArticle): Operation {
  const { archive, random, stories } = session;
  const past = random.pick(article.versions).story;
  const story = random.chance(0.5) ? past : stories.revised(article);
  // What an article was before it was given another address may be anybody's by now.
  return create(session, archive.known(story) === article ? story : stories.fresh());
}

export function replace(session: Session, article: ModelArticle): Operation {
  const { random, stories } = session;
  const kind = random.weighted({ revised: 6, same: 1, past: 1, moved: 1, unaddressed: 1 });
  let story = stories.revised(article);
  if (kind === 'same') story = article.story;
  if (kind === 'past') story = random.pick(article.versions).story;
  if (kind === 'moved') story = { ...story, url: stories.elsewhereOf(article) };
  if (kind === 'unaddressed') {
    const { url, paper, ...rest } = story;
    story = { ...rest, form: 'text', passages: rest.passages.filter(({ is }) => is !== 'image') };
  }
  return change(session, article, story, (query, headers) =>
    sendStory(session, 'PUT', `/v1/articles/${article.id}${query}`, story, headers),
  );
}

export function patch(session: Session, article: ModelArticle): Operation {
  const { story, body } = patched(session, article);
  return change(session, article, story, (query, headers) =>
    session.send('PATCH', `/v1/articles/${article.id}${query}`, { body, headers }),
  );
}

function change(
  session: Session,
  article: ModelArticle,
  story: Story,
  sendIt: (query: string, headers: Record<string, string>) => Promise<Sent>,
): Operation {
  const { archive, random } = session;
  const note = random.chance(0.15) ? `Corrected, number ${random.below(1000)}.` : undefined;
  const reason = random.chance(0.15) ? 'a wrong word' : undefined;
  const query = new URLSearchParams({ ...(reason && { reason }), ...(note && { note }) }).toString();
  const isAny = random.chance(0.5);
  const other = archive.known(story);
  return {
    name: 'change',
    about: aboutOf(session, [story], [article, ...(other ? [other] : [])]),
    async send() {
      const version = isAny ? '*' : tagOf(await session.get(`/v1/articles/${article.id}?body=none`));
      return sendIt(query === '' ? '' : `?${query}`, { 'if-match': version });
    },
    async settle(sent) {
      if (other && other.id !== article.id) {
        answers(sent, 409, 'the address of another', 'conflict');
        return NOTHING;
      }
      answers(sent, 200, `a change of ${article.id}`);
      if (!isSaid(session, story, article)) {
        return saved(session, sent, story, { ...(reason && { reason }), ...(note && { note }) });
      }
      expect(sent.body.revision, `${article.id} reads the same`).toBe(article.versions.length);
      return NOTHING;
    },
  };
}

export function withdraw(session: Session, article: ModelArticle): Operation {
  const { archive, random } = session;
  const erase = random.chance(0.25);
  const reason = random.chance(0.5) ? 'court order' : undefined;
  const note = random.chance(0.3) ? 'Withdrawn after a ruling.' : undefined;
  const { id } = article;
  const query = new URLSearchParams({
    ...(reason && { reason }),
    ...(note && { note }),
    ...(erase && { erase: 'true' }),
  });
  return {
    name: 'withdraw',
    // Whom it was the last to name is gone for others, too.
    about: erase ? null : aboutOf(session, [], [article]),
    async send() {
      const read = await session.get(`/v1/articles/${id}?body=none`);
      const options = { headers: { 'if-match': tagOf(read) }, scope: erase ? ('admin' as const) : ('write' as const) };
      return session.send('DELETE', `/v1/articles/${id}?${query}`, options);
    },
    settle(sent) {
      answers(sent, 200, `withdrawing ${id}`);
      const { at } = sent.body;
      const revision = article.versions.length;
      const before = session.around([], [article]);
      archive.withdraw(id, {
        id,
        at,
        revision,
        ...(reason && { reason }),
        ...(note && { note }),
        ...(erase && { erasedAt: at }),
      });
      agree(sent.body, session.views.tomb(archive.tombs.get(id) as never), 'its tombstone');
      const own: Line = { kind: 'article', id, operation: erase ? 'erase' : 'withdraw', revision };
      const gone = erase ? erased(session, id) : [];
      return { lines: [own, ...gone, ...session.touched(before, new Set([id]))] };
    },
  };
}

/** What was withdrawn before. */
export function eraseLater(session: Session, id: string): Operation {
  const tomb = session.archive.tombs.get(id);
  return {
    name: 'erase',
    about: null,
    send: () => session.send('DELETE', `/v1/articles/${id}?erase=true`, { scope: 'admin' }),
    settle(sent) {
      if (!tomb || tomb.erasedAt !== undefined) {
        answers(sent, 410, 'erasing what is erased', 'article-withdrawn');
        return NOTHING;
      }
      answers(sent, 200, 'erasing what was withdrawn');
      tomb.erasedAt = sent.body.erasedAt;
      agree(sent.body, session.views.tomb(tomb), 'its tombstone');
      const own: Line = { kind: 'article', id, operation: 'erase', revision: tomb.revision };
      return { lines: [own, ...erased(session, id)] };
    },
  };
}

/** Whom only it named is gone with it. */
const erased = ({ archive }: Session, id: string): Line[] =>
  archive.erase(id).map((entity) => ({ kind: 'entity', id: entity, operation: 'erase' }));
