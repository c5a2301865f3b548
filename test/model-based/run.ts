// Operations one after another, some at once, each told by the change log as it should be.

import { expect } from 'vitest';
import { create, createAgain, eraseLater, patch, replace, withdraw } from './articles.ts';
import { onEntity } from './entities.ts';
import { importing, type KeptImport } from './imports.ts';
import type { Effect, Line, Operation, Session } from './session.ts';
import { type NamedRequest, named, refused, replayed } from './wrong.ts';

/** Of those that have nothing in common, so many are sent at once. */
const AT_ONCE = 12;

/** How often each comes. */
const WEIGHTS = {
  create: 16,
  named: 3,
  replayed: 5,
  again: 6,
  replace: 6,
  patch: 12,
  withdraw: 9,
  erase: 3,
  import: 3,
  entity: 6,
  refused: 31,
};

/** What was sent that may be asked for again. */
export interface Kept {
  requests: NamedRequest[];
  imports: KeptImport[];
}

function next(session: Session, kept: Kept): Operation {
  const { random, archive, stories } = session;
  const article = stories.someArticle();
  const kind = random.weighted(WEIGHTS);
  if (kind === 'create' || !article) return create(session);
  if (kind === 'named') return named(session, kept.requests);
  if (kind === 'replayed') return replayed(session, kept.requests);
  if (kind === 'import') return importing(session, kept.imports);
  if (kind === 'entity') return onEntity(session);
  if (kind === 'refused') return refused(session);
  if (kind === 'again') return createAgain(session, article);
  if (kind === 'replace') return replace(session, article);
  if (kind === 'patch') return patch(session, article);
  if (kind === 'withdraw') return withdraw(session, article);
  if (archive.tombs.size === 0) return create(session);
  return eraseLater(session, random.pick([...archive.tombs.keys()]));
}

/** Does so many operations; between two of its batches `between` is called with how many are done. */
export async function operate(
  session: Session,
  kept: Kept,
  count: number,
  between: (done: number) => Promise<void>,
): Promise<void> {
  for (let done = 0; done < count; ) {
    const batch: Operation[] = [];
    const about = new Set<string>();
    while (batch.length < Math.min(AT_ONCE, count - done)) {
      const operation = next(session, kept);
      if (operation.about === null) {
        if (batch.length === 0) batch.push(operation);
        break;
      }
      if (operation.about.some((one) => about.has(one))) break;
      for (const one of operation.about) about.add(one);
      batch.push(operation);
    }
    const sent = await Promise.all(batch.map((operation) => operation.send()));
    const effects: Effect[] = [];
    for (const [at, operation] of batch.entries()) effects.push(await operation.settle(sent[at] as never));
    await told(session, batch, effects);
    done += batch.length;
    await between(done);
  }
}

/** The log has a line for all that happened, and none for what did not. */
async function told(session: Session, batch: readonly Operation[], effects: readonly Effect[]): Promise<void> {
  const news = await session.news();
  const maybe = new Set(effects.flatMap((effect) => [...(effect.maybe ?? [])]));
  const left = effects.flatMap(({ lines }) => lines.map(print));
  const unexpected: string[] = [];
  for (const { seq, at, ...line } of news) {
    const place = left.indexOf(print(line));
    if (place >= 0) left.splice(place, 1);
    else if (line.kind === 'article' && line.operation === 'update' && maybe.has(line.id)) continue;
    else unexpected.push(print(line));
  }
  if (left.length + unexpected.length > 0) {
    expect({ missing: left, unexpected }, batch.map(({ name }) => name).join()).toEqual({
      missing: [],
      unexpected: [],
    });
  }
}

function print({ kind, id, operation, revision, targetId }: Line): string {
  return [kind, id, operation, revision ?? '', targetId ?? ''].join(' ');
}
