// Operations on entities: given and changed by hand, and wrong ones.

import { answers } from './articles.ts';
import { CHORUS, RESERVED, SOLOISTS } from './cast.ts';
import { lookedAt, there } from './meaning.ts';
import { type ModelEntity, personId } from './people.ts';
import { ANY, merge, split, unmerge } from './rulings.ts';
import { agree, type Effect, type Line, NOTHING, type Operation, type Session, tagOf } from './session.ts';

export function onEntity(session: Session): Operation {
  const kind = session.random.weighted({ give: 2, change: 2, merge: 3, unmerge: 2, split: 3, wrong: 2 });
  if (kind === 'give') return give(session);
  if (kind === 'change') return change(session);
  if (kind === 'merge') return merge(session) ?? give(session);
  if (kind === 'unmerge') return unmerge(session) ?? give(session);
  if (kind === 'split') return split(session) ?? give(session);
  return wrong(session);
}

/** Names that nobody was given, and that are nobody's own who was. */
function freeNames({ archive, random }: Session, most: number): string[] {
  const free = RESERVED.filter(
    (name) => !archive.people.isGivenName(name) && !archive.people.entities.get(personId(name))?.isGiven,
  );
  return free.length < 5 ? [] : random.some(free, most);
}

function give(session: Session): Operation {
  const { random, archive } = session;
  const found = there(session, CHORUS, ({ isGiven }) => !isGiven);
  const aliases = freeNames(session, 3);
  // What is an alias of somebody is no name for another: of such, more than their names decides who is meant.
  const again = there(session, [...CHORUS, ...RESERVED], ({ isGiven }) => isGiven).map((entity) => entity.name);
  const isFound = found.length > 0 && (random.chance(0.5) || again.length === 0);
  const name = isFound ? random.pick(found).name : (aliases.shift() ?? random.pick(again));
  const known = archive.people.entities.get(personId(name));
  const given = {
    type: 'person' as const,
    name,
    aliases,
    ...(random.chance(0.5) && { description: `keeper of light ${random.below(100)}` }),
    ...(random.chance(0.3) && { sameAs: [`https://www.atlas.example/people/${random.below(100)}`] }),
  };
  return {
    name: `give ${name}`,
    about: null,
    send: () => session.send('POST', '/v1/entities', { body: given }),
    settle(sent) {
      if (known && archive.people.isMergedByHand(known.id)) {
        answers(sent, 409, 'what was merged', 'conflict');
        return NOTHING;
      }
      if (known?.isGiven && !isSaid(known, given)) {
        answers(sent, 409, 'what was given otherwise', 'conflict');
        return NOTHING;
      }
      answers(sent, 201, `giving ${name}`);
      return told(session, sent.body, { id: personId(name), sameAs: [], ...given });
    },
  };
}

/** Whether it was given so before. */
function isSaid(known: ModelEntity, given: Partial<ModelEntity>): boolean {
  const { aliases = [], description = known.description, sameAs = known.sameAs } = given;
  const shape = (...all: unknown[]) => JSON.stringify(all);
  const names = (all: readonly string[]) => [...all].sort();
  const before = shape(names(known.aliases), known.description, known.sameAs);
  return shape(names(aliases), description, sameAs) === before;
}

function change(session: Session): Operation {
  const { random } = session;
  const all = there(session, [...CHORUS, ...RESERVED], () => true);
  if (all.length === 0) return give(session);
  const entity = random.pick(all);
  const { id, type, name, aliases, description, sameAs, isGiven } = entity;
  const patch = random.pick([
    { aliases: freeNames(session, 2) },
    { aliases: [] },
    { description: `clerk of pier ${random.below(100)}` },
    { sameAs: [`https://www.atlas.example/clerks/${random.below(100)}`] },
  ]);
  return {
    name: `change ${id}`,
    about: null,
    async send() {
      const read = await session.get(`/v1/entities/${id}`);
      return session.send('PATCH', `/v1/entities/${id}`, { body: patch, headers: { 'if-match': tagOf(read) } });
    },
    settle(sent) {
      answers(sent, 200, `changing ${id}`);
      const before = {
        id,
        type,
        name,
        aliases: isGiven ? aliases : [],
        sameAs,
        ...(description !== undefined && { description }),
      };
      return told(session, sent.body, { ...before, ...patch });
    },
  };
}

/** Somebody was given: articles that have the names are looked at anew, and guesses of the same are put away. */
async function told(
  session: Session,
  shown: unknown,
  given: Pick<ModelEntity, 'id' | 'type' | 'name' | 'aliases' | 'description' | 'sameAs'>,
): Promise<Effect> {
  const { archive, views } = session;
  const { people } = archive;
  const known = people.entities.get(given.id);
  const shape = (one: ModelEntity | undefined) =>
    one && JSON.stringify([one.name, [...one.aliases].sort(), one.description, one.sameAs]);
  const before = known?.isGiven ? shape(known) : null;
  const names = new Set([given.name, ...given.aliases, ...(known?.aliases ?? []), ...(known ? [known.name] : [])]);
  const concerned = new Set([...archive.naming(given.id), ...[...names].flatMap((name) => archive.having(name))]);
  people.give(given);
  const isSame = shape(people.entity(given.id)) === before;
  const lines: Line[] = isSame ? [] : [{ kind: 'entity', id: given.id, operation: known ? 'update' : 'create' }];
  lines.push(...(await lookedAt(session, concerned)));
  for (const guess of people.guesses(given.id)) {
    if (archive.naming(guess.id).length > 0 || guess.mergedInto === given.id) continue;
    guess.mergedInto = given.id;
    lines.push({ kind: 'entity', id: guess.id, operation: 'merge', targetId: given.id });
  }
  agree(shown, views.entity(given.id), given.id);
  return { lines, maybe: concerned };
}

function wrong(session: Session): Operation {
  const { random, archive } = session;
  const all = there(session, [...CHORUS, ...SOLOISTS], () => true);
  const merged = [...archive.people.entities.values()].filter(({ id }) => archive.people.isMergedByHand(id));
  if (all.length === 0 || merged.length === 0) return give(session);
  const [{ id }, gone] = [random.pick(all), random.pick(merged)];
  const [method, path, body, headers, status, code] = random.pick<
    [string, string, unknown, Record<string, string>, number, string]
  >([
    ['PATCH', id, { aliases: [] }, {}, 428, 'precondition-required'],
    ['PATCH', id, { aliases: [] }, { 'if-match': '"stale"' }, 412, 'precondition-failed'],
    ['PATCH', id, { alias: [] }, ANY, 400, 'invalid-body'],
    ['PATCH', gone.id, { aliases: [] }, ANY, 409, 'conflict'],
    ['POST', `${id}/merge`, { into: gone.id }, ANY, 409, 'conflict'],
    ['POST', `${gone.id}/merge`, { into: id }, ANY, 409, 'conflict'],
    ['POST', `${id}/merge`, { into: 'person-nobody-atall' }, ANY, 422, 'unprocessable'],
    ['POST', `${id}/merge`, { into: id }, {}, 428, 'precondition-required'],
    ['POST', 'person-nobody-atall/merge', { into: id }, ANY, 404, 'entity-not-found'],
    ['DELETE', `${id}/merge`, undefined, {}, 409, 'conflict'],
    ['POST', `${id}/split`, { articles: ['0000000000000000'], name: 'A B' }, ANY, 422, 'unprocessable'],
    ['POST', `${id}/split`, { articles: [], name: 'A B' }, ANY, 400, 'invalid-body'],
  ]);
  return {
    name: `${method} ${path}`,
    about: null,
    send: () => session.send(method, `/v1/entities/${path}`, { headers, ...(body !== undefined && { body }) }),
    settle(sent) {
      answers(sent, status, `${method} ${path} ${JSON.stringify(body)}`, code);
      return NOTHING;
    },
  };
}
