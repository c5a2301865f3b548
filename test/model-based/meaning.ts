// Whom articles mean, decided anew, and those of the cast who are there.

import { type ModelEntity, personId } from './people.ts';
import { type Line, namesOf, type Session } from './session.ts';

/** Those that are there, of the people of a part of the cast; not what was merged or given. */
export function there(
  { archive }: Session,
  names: readonly string[],
  isFit: (entity: ModelEntity) => boolean,
): ModelEntity[] {
  const { entities } = archive.people;
  return names.flatMap((name) => {
    const entity = entities.get(personId(name));
    return entity && entity.mergedInto === undefined && isFit(entity) ? [entity] : [];
  });
}

/** Whom articles mean is decided anew. Entities that come by it are told. */
export async function lookedAt(session: Session, ids: Iterable<string>, areApart = false): Promise<Line[]> {
  const { archive } = session;
  const lines: Line[] = [];
  const changed: Line[] = [];
  const all = new Map([...ids].map((id) => [id, JSON.stringify([...archive.article(id).means.values()].sort())]));
  // First all of them are taken apart: as long as one has the name, the others would be tied to it again.
  for (const id of areApart ? all.keys() : []) {
    archive.reconsider(id, new Map([...archive.article(id).means.keys()].map((found) => [found, found])));
  }
  for (const [id, before] of all) {
    const article = archive.article(id);
    const means = await session.meaning(id, namesOf(article.story));
    for (const name of namesOf(article.story)) {
      const meant = means.get(archive.people.found(name)) ?? '';
      if (archive.people.meet(meant, name)) lines.push({ kind: 'entity', id: meant, operation: 'create' });
    }
    archive.reconsider(id, means);
    if (JSON.stringify([...means.values()].sort()) === before) continue;
    changed.push({ kind: 'article', id, operation: 'update', revision: article.versions.length });
  }
  return [...lines, ...changed];
}
