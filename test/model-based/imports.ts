// Imports over HTTP: documents of several kinds, each with the outcome that the model foretells, dry or not.

import { setTimeout as wait } from 'node:timers/promises';
import { expect } from 'vitest';
import type { Sent } from '../support/writable.ts';
import { contentOf, type ModelArticle } from './archive.ts';
import { answers } from './articles.ts';
import type { Effect, Line, Operation, Session } from './session.ts';
import { documentOf, type Form, inputOf, type Story } from './story.ts';

type OnDuplicate = 'revise' | 'skip' | 'error';

interface Handed {
  story: Story | null;
  /** What it is where it is no story. */
  broken?: string;
}

interface Outcome {
  outcome: string;
  articleId?: string;
  code?: string;
  revision?: number;
}

export interface KeptImport {
  id: string;
  job: unknown;
  items: Outcome[];
}

const BROKEN = ['{"title": ', '{"title": "No text"}', '7', '{"titel": "x"}'];
const CODES: Record<string, string> = {
  '{"title": ': 'not-json',
  '{"title": "No text"}': 'no-body',
  '7': 'not-an-article',
  '{"titel": "x"}': 'not-an-article',
};

export function importing(session: Session, kept: KeptImport[]): Operation {
  const { random } = session;
  const isForm = random.chance(0.5);
  const onDuplicate = random.pick(['revise', 'skip', 'error'] as const);
  const dryRun = random.chance(0.25);
  const forms: Form[] = ['text', 'blocks', 'markdown', ...(isForm ? (['document'] as const) : [])];
  const handed = Array.from({ length: 1 + random.below(6) }, () => someDocument(session, forms));
  if (random.chance(0.2) && handed[0]?.story) handed.push(handed[0]);
  const query = new URLSearchParams({
    ...(onDuplicate !== 'revise' && { onDuplicate }),
    ...(dryRun && { dryRun: 'true' }),
  });
  return {
    name: `import ${query}`,
    about: null,
    async send() {
      const sent = await session.send('POST', `/v1/imports?${query}`, isForm ? form(handed) : lines(handed));
      answers(sent, 202, 'an import');
      for (;;) {
        const job = await session.get(`/v1/imports/${sent.body.id}`);
        if (job.body.state !== 'queued' && job.body.state !== 'running') return job;
        await wait(1);
      }
    },
    settle: (job) => settle(session, kept, job, handed, { onDuplicate, dryRun }),
  };
}

function someDocument(session: Session, forms: readonly Form[]): Handed {
  const { random, stories, archive } = session;
  const article = stories.someArticle();
  const kind = random.weighted({ fresh: 5, same: 2, revised: 3, buried: 1, broken: 1 });
  if (kind === 'broken') return { story: null, broken: random.pick(BROKEN) };
  let story = stories.fresh(forms);
  if (article && kind === 'same') story = random.pick(article.versions).story;
  if (article && kind === 'revised') story = stories.revised(article, forms);
  const isKnown = archive.known(story) === article;
  // What was thought of under an address that is another's by now is left alone, and so is what lines cannot hold.
  if (kind !== 'fresh' && (!isKnown || !forms.includes(story.form))) story = stories.fresh(forms);
  return { story };
}

function lines(handed: readonly Handed[]) {
  const body = handed.map(({ story, broken }) => `${broken ?? JSON.stringify(story && inputOf(story))}\n`).join('');
  return { body, headers: { 'content-type': 'application/x-ndjson' } };
}

function form(handed: readonly Handed[]) {
  const body = new FormData();
  for (const [at, { story, broken }] of handed.entries()) {
    const document = story ? documentOf(story) : { body: broken ?? '', fileName: 'broken.ndjson' };
    body.append('files', new Blob([document.body]), `${at}-${document.fileName}`);
  }
  return { body };
}

async function settle(
  session: Session,
  kept: KeptImport[],
  job: Sent,
  handed: readonly Handed[],
  { onDuplicate, dryRun }: { onDuplicate: OnDuplicate; dryRun: boolean },
): Promise<Effect> {
  const { archive } = session;
  const { id } = job.body;
  expect(job.body.state, JSON.stringify(job.body)).toBe('done');
  const { body } = await session.get(`/v1/imports/${id}/items?limit=100`);
  const items = body.data as { outcome: string; articleId?: string; revision?: number; problem?: { code: string } }[];
  const stories = handed.flatMap(({ story }) => story ?? []);
  const known = stories.flatMap((story) => archive.known(story) ?? []);
  const before = session.around(stories, known);
  const own = new Set<string>();
  const lines: Line[] = [];
  const outcomes: Outcome[] = [];
  /** In a dry run, what would be there by then. */
  const rehearsed = new Map<string, { said: Set<string>; revision: number }>();

  for (const [at, { story, broken }] of handed.entries()) {
    const item = items[at];
    const what = `document ${at} of import ${id}, ${onDuplicate}${dryRun ? ', dry' : ''}`;
    expect(item, what).toBeDefined();
    if (!item) continue;
    if (!story) {
      outcomes.push({ outcome: 'rejected', code: CODES[broken ?? ''] ?? '' });
      continue;
    }
    const article = archive.known(story);
    const key = article?.id ?? item.articleId ?? '';
    const state = rehearsed.get(key) ?? {
      said: new Set(article?.said),
      revision: article?.versions.length ?? 0,
    };
    const foretold = foretell(archive.buried(story) !== null, state, story, onDuplicate);
    outcomes.push({ ...foretold, ...(foretold.outcome !== 'rejected' && { articleId: item.articleId ?? '' }) });
    if (foretold.outcome !== 'created' && foretold.outcome !== 'revised') continue;
    expect(item.articleId, what).toBeDefined();
    state.said.add(contentOf(story));
    state.revision++;
    if (dryRun) {
      rehearsed.set(key, state);
      continue;
    }
    const articleId = item.articleId ?? '';
    if (article) expect(articleId, what).toBe(article.id);
    else expect(archive.articles.has(articleId) || archive.tombs.has(articleId), what).toBe(false);
    lines.push(...(await session.put(articleId, story, await updatedAt(session, articleId, article))));
    const operation = foretold.outcome === 'created' ? 'create' : 'update';
    lines.push({ kind: 'article', id: articleId, operation, revision: state.revision });
    own.add(articleId);
  }

  const shown = items.map(({ outcome, articleId, problem }, at) => {
    const isTold = outcome !== 'rejected';
    return { outcome, ...(isTold && { articleId: articleId ?? '' }), ...(problem && { code: problem.code }), at };
  });
  expect(shown, `import ${id}`).toEqual(outcomes.map(({ revision, ...one }, at) => ({ ...one, at })));
  kept.push({ id, job: job.body, items: outcomes });
  return { lines: [...lines, ...session.touched(before, own)] };
}

/** When it was saved: of several revisions in one import the last tells. */
async function updatedAt(session: Session, id: string, article: ModelArticle | null): Promise<string> {
  const { body } = await session.get(`/v1/articles/${id}/revisions`);
  const revision = (article?.versions.length ?? 0) + 1;
  return body.data.find((one: { revision: number }) => one.revision === revision).at;
}

function foretell(
  isBuried: boolean,
  { said, revision }: { said: Set<string>; revision: number },
  story: Story,
  onDuplicate: OnDuplicate,
): Outcome {
  if (isBuried) return { outcome: 'rejected', code: 'article-withdrawn' };
  if (revision === 0) return { outcome: 'created' };
  if (onDuplicate === 'error') return { outcome: 'rejected', code: 'duplicate' };
  if (onDuplicate === 'skip' || said.has(contentOf(story))) return { outcome: 'unchanged' };
  return { outcome: 'revised' };
}
