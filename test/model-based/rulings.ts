// Operations that say who is who: merges and splits by hand, and merges undone.

import { expect } from 'vitest';
import { answers } from './articles.ts';
import { CHORUS, SOLOISTS } from './cast.ts';
import { lookedAt, there } from './meaning.ts';
import { type ModelEntity, personId } from './people.ts';
import { agree, type Line, NOTHING, type Operation, type Session, tagOf } from './session.ts';

export const ANY = { 'if-match': '*' };

export function merge(session: Session): Operation | null {
  const { random, archive, views } = session;
  const names = random.pick([CHORUS, SOLOISTS]);
  const all = [...there(session, names, () => true), ...splitOff(session)].filter(({ name }) => names.includes(name));
  if (all.length < 2) return null;
  const [one, into] = random.some(all, 1).concat(random.pick(all)) as [ModelEntity, ModelEntity];
  const { id } = one;
  return {
    name: `merge ${id} into ${into.id}`,
    about: null,
    async send() {
      const read = await session.get(`/v1/entities/${id}`);
      const headers = random.chance(0.5) ? ANY : { 'if-match': tagOf(read) };
      return session.send('POST', `/v1/entities/${id}/merge`, { body: { into: into.id }, headers });
    },
    async settle(sent) {
      if (id === into.id) {
        answers(sent, 422, 'merging into itself', 'unprocessable');
        return NOTHING;
      }
      answers(sent, 200, `merging ${id} into ${into.id}`);
      const concerned = archive.naming(id);
      archive.people.merge(id, into.id);
      const lines = await lookedAt(session, concerned);
      agree(sent.body, views.entity(into.id), into.id);
      expect(archive.naming(id), `whoever named ${id}`).toEqual([]);
      return { lines: [{ kind: 'entity', id, operation: 'merge', targetId: into.id }, ...lines], maybe: concerned };
    },
  };
}

export function unmerge(session: Session): Operation | null {
  const { random, archive, views } = session;
  const { people } = archive;
  const merged = [...people.entities.values()].filter(({ id }) => people.isMergedByHand(id));
  if (merged.length === 0) return merge(session);
  const { id, mergedInto = '' } = random.pick(merged);
  return {
    name: `undo the merge of ${id}`,
    about: null,
    send: () => session.send('DELETE', `/v1/entities/${id}/merge`),
    async settle(sent) {
      answers(sent, 200, `undoing the merge of ${id}`);
      const last = people.ruled('', id);
      const concerned = archive.naming(last);
      people.unmerge(id);
      const lines = await lookedAt(session, concerned, true);
      agree(sent.body, views.entity(id), id);
      return { lines: [{ kind: 'entity', id, operation: 'split', targetId: mergedInto }, ...lines], maybe: concerned };
    },
  };
}

const splitOff = ({ archive }: Session): ModelEntity[] =>
  [...archive.people.entities.values()].filter(({ id, mergedInto }) => /-\d+$/.test(id) && mergedInto === undefined);

export function split(session: Session): Operation | null {
  const { random, archive, views } = session;
  const all = [...there(session, SOLOISTS, () => true), ...splitOff(session)].filter(
    ({ id }) => archive.naming(id).length > 1,
  );
  if (all.length === 0) return merge(session);
  const entity = random.pick(all);
  const { id, type, name } = entity;
  const articles = random.some(archive.naming(id), 3);
  const description = random.chance(0.5) ? 'another of this name' : undefined;
  return {
    name: `split ${id}`,
    about: null,
    send: () =>
      session.send('POST', `/v1/entities/${id}/split`, { body: { articles, name, description }, headers: ANY }),
    async settle(sent) {
      answers(sent, 201, `splitting ${id}`);
      const other = sent.body.id as string;
      expect(archive.people.entities.has(other), other).toBe(false);
      expect(other.startsWith(`${personId(name)}-`), other).toBe(true);
      const made: ModelEntity = {
        id: other,
        type,
        name,
        aliases: [],
        former: [],
        sameAs: [],
        isGiven: false,
        isListed: false,
      };
      archive.people.split(id, { ...made, ...(description !== undefined && { description }) }, articles);
      const lines = await lookedAt(session, articles);
      agree(sent.body, views.entity(other), other);
      const own: Line[] = [
        { kind: 'entity', id: other, operation: 'create' },
        { kind: 'entity', id, operation: 'split', targetId: other },
      ];
      return { lines: [...own, ...lines], maybe: articles };
    },
  };
}
