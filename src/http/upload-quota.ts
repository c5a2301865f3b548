// Limits how many imports may be open and how many bytes they may occupy, per key and in total.

import { Problem } from '../model/problem/problem.ts';
import type { Store } from '../store/index.ts';

export interface QuotaLimits {
  /** Bytes of all open imports; one key may use half of them. */
  quota: number;
  /** Imports that wait, run or are being received. */
  open: number;
  openOfKey: number;
}

/** Space reserved for one upload. */
export interface UploadTicket {
  /** Counts received bytes. @throws Problem */
  grow: (bytes: number) => void;
}

interface Use {
  imports: number;
  bytes: number;
}

/** An upload that is being received and not in the archive yet. */
interface Receiving {
  keyId: string | null;
  bytes: number;
}

/** Seconds: an import takes seconds to minutes. */
const RETRY_AFTER = '30';

export interface UploadQuota {
  /**
   * Reserves space until `release` is called, which is after the import was stored or rejected.
   *
   * @param announced bytes; more may arrive if the length of the body is unknown
   * @throws Problem
   */
  admit: (keyId: string | null, announced: number) => Promise<UploadTicket & { release: () => void }>;
}

export function uploadQuota(store: Pick<Store, 'imports'>, limits: QuotaLimits): UploadQuota {
  const receiving = new Set<Receiving>();

  return {
    async admit(keyId, announced) {
      const one: Receiving = { keyId, bytes: announced };
      // Added before the first await, so that concurrent uploads count each other.
      receiving.add(one);
      try {
        const kept = await store.imports.openByKey();
        const refuseBeyond = () => {
          const uses = [...kept.map((row) => ({ ...row })), ...[...receiving].map((r) => ({ ...r, imports: 1 }))];
          refuse(sum(uses), sum(uses.filter((use) => use.keyId === keyId)), limits);
        };
        refuseBeyond();
        let came = 0;
        return {
          grow(bytes) {
            came += bytes;
            if (came <= one.bytes) return;
            one.bytes = came;
            refuseBeyond();
          },
          release: () => void receiving.delete(one),
        };
      } catch (error) {
        receiving.delete(one);
        throw error;
      }
    },
  };
}

function sum(uses: readonly Use[]): Use {
  return uses.reduce((all, { imports, bytes }) => ({ imports: all.imports + imports, bytes: all.bytes + bytes }), {
    imports: 0,
    bytes: 0,
  });
}

/** A single import is limited only by its own maximum size. */
function refuse(all: Use, ofKey: Use, { quota, open, openOfKey }: QuotaLimits): void {
  const headers = { 'retry-after': RETRY_AFTER };
  const remedy = 'Wait until some are done (`GET /v1/imports`), or cancel some (`DELETE /v1/imports/{id}`).';
  if (ofKey.imports > openOfKey) {
    const detail = `This key has ${openOfKey} open imports, which is the most. ${remedy}`;
    throw new Problem('too-many-imports', { detail, headers });
  }
  if (ofKey.imports > 1 && ofKey.bytes > quota / 2) {
    const detail = `The open imports of this key may hold ${Math.floor(quota / 2)} bytes together. ${remedy}`;
    throw new Problem('too-many-imports', { detail, headers });
  }
  if (all.imports > open || (all.imports > 1 && all.bytes > quota)) {
    const most = all.imports > open ? `${open} open imports` : `${quota} bytes of open imports`;
    const detail = `The archive keeps at most ${most}. Send it again when some are done; IMPORT_QUOTA is the setting for bytes.`;
    throw new Problem('unavailable', { detail, headers });
  }
}
