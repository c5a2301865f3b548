// What comes from another archive, made here as it is there.

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

/** Each takes the place of what is here under the same id. */
export interface Restorer {
  /** @throws where it names an entity that is not here. */
  article(record: ArticleRecord): void;
  /** @throws where its article is not here. */
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
  /** Told how many articles more there are. */
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
      // Nothing stands before it of an entity that is gone.
      if (change.kind === 'entity' && change.operation === 'erase') eraseEntity(change.id);
      log(change);
    },
  };
}
