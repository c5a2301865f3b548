// Restores records from another archive.

import type {
  ArticleRecord,
  EntityRecord,
  SnapshotRecord,
  TombstoneRecord,
} from '../../model/archive/archive-record.ts';
import type { Change } from '../../model/change/change.ts';
import type { Handle } from '../sqlite.ts';
import type { prepareAddresses } from './addresses.ts';
import { prepareRestoredLog } from './changes.ts';
import type { prepareContents } from './contents.ts';
import type { prepareEntityIndex } from './entity-index.ts';
import { prepareRestoreArticle } from './restore-article.ts';
import { prepareRestoreEntity } from './restore-entity.ts';
import type { prepareTerms } from './terms.ts';
import type { prepareWithdraw } from './withdraw.ts';

/** Each method replaces what exists under the same id. */
export interface Restorer {
  /** @throws Error if it names an entity that does not exist. */
  article(record: ArticleRecord): void;
  /** @throws Error if its article does not exist. */
  snapshot(record: SnapshotRecord): void;
  entity(record: EntityRecord): void;
  tombstone(record: TombstoneRecord): void;
  change(change: Change): void;
}

interface Parts {
  terms: ReturnType<typeof prepareTerms>;
  contents: ReturnType<typeof prepareContents>;
  addresses: ReturnType<typeof prepareAddresses>;
  entityIndex: ReturnType<typeof prepareEntityIndex>;
  naming: (id: string) => number[];
  touch: (key: number) => void;
  withdrawal: Pick<ReturnType<typeof prepareWithdraw>, 'restore' | 'unbury'>;
  eraseEntity: (id: string) => void;
  /** Receives the change in the number of articles. */
  count: (more: number) => void;
}

export function prepareRestore(db: Handle, parts: Parts): Restorer {
  const { entityIndex: index, naming, touch, withdrawal, eraseEntity, count } = parts;
  const articles = prepareRestoreArticle(db, parts);
  const log = prepareRestoredLog(db);

  return {
    article(record) {
      withdrawal.unbury(record.id);
      if (articles.restore(record)) count(1);
    },
    snapshot: articles.restoreSnapshot,
    entity: prepareRestoreEntity(db, { index, naming, touch }),
    tombstone(record) {
      if (withdrawal.restore(record)) count(-1);
    },
    change(change) {
      // No record precedes the change if the entity was erased.
      if (change.kind === 'entity' && change.operation === 'erase') eraseEntity(change.id);
      log(change);
    },
  };
}
