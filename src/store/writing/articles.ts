// Saves an article: as a new one, as a revision of an existing one, or not at all if nothing changed.

import type { Draft, DraftWarning } from '../../model/article/draft.ts';
import type { Findings } from '../../model/article/findings.ts';
import { summarise } from '../../model/article/summary.ts';
import { articleId, sha256 } from '../../model/id/id.ts';
import { Problem } from '../../model/problem/problem.ts';
import { fold, foldHeadline } from '../../model/text/name.ts';
import { countWords } from '../../model/text/text.ts';
import { assemble } from '../assemble.ts';
import { figureOf } from '../render/figure.ts';
import type { Handle } from '../sqlite.ts';
import type { prepareAddresses } from './addresses.ts';
import { prepareStatements } from './article-statements.ts';
import type { prepareLog } from './changes.ts';
import type { prepareContents } from './contents.ts';
import { filingsOf, type prepareTerms } from './terms.ts';

/** A document to save, with the time. */
export interface SaveRequest {
  draft: Draft;
  findings: Findings;
  importer: string;
  sourceHash: string;
  warnings: DraftWarning[];
  at: string;
  /** The id of the article to revise; by default the address identifies it. */
  id?: string;
  reason?: string | undefined;
  /** The text of the correction notice for readers. */
  note?: string | undefined;
}

export interface Saved {
  outcome: 'created' | 'revised' | 'unchanged';
  id: string;
  revision: number;
}

interface Parts {
  log: ReturnType<typeof prepareLog>;
  terms: ReturnType<typeof prepareTerms>;
  contents: ReturnType<typeof prepareContents>;
  addresses: ReturnType<typeof prepareAddresses>;
  /** Marks an article to be rendered again. */
  touch: (key: number) => void;
  /** Renders an article at once, if it is marked. */
  settle: (key: number) => void;
}

export function prepareSave(db: Handle, parts: Parts) {
  const statements = prepareStatements(db);
  const { byKey, byId, insert, update, saveBody, seen, current, saveRevision, page, keepSnapshot } = statements;

  return {
    save,
    /** The key of the article of this draft, if it exists. */
    keyOf: (draft: Draft): number | null => identify(draft).known?.key ?? null,
    /** The id that the article of this draft has or would get, and its addresses. */
    idOf(draft: Draft): { id: string; urls: string[] } {
      const { known, drawnId, urls } = identify(draft);
      return { id: known?.id ?? drawnId, urls };
    },
  };

  /** Computes the identity of a draft and looks up its article. */
  function identify(draft: Draft) {
    const { urls, page: itsPage, knownKey } = parts.addresses.of(draft);
    const publishedAt = draft.published?.at ?? null;
    const drawnId = articleId({
      canonicalUrl: itsPage,
      sourceName: draft.source?.name ?? null,
      title: draft.title,
      publishedAt,
    });
    const known = (knownKey === null ? undefined : byKey.get({ key: knownKey })) ?? byId.get({ id: drawnId });
    return { urls, publishedAt, drawnId, known };
  }

  function save(request: SaveRequest): Saved {
    const { draft, findings, at } = request;
    const { urls, publishedAt, drawnId, known: identified } = identify(draft);
    const meant = request.id === undefined ? undefined : byId.get({ id: request.id });
    if (meant && identified && identified.id !== meant.id) {
      throw new Problem('conflict', {
        detail: `The article ${identified.id} has this address, or this title, source and date.`,
      });
    }
    const known = meant ?? identified;
    const draftHash = hashOf(draft);
    if (known) {
      const { key, id, revision } = known;
      // A document that was imported before is not news. A request that names the article may well restore an earlier
      // version.
      const isSeen = meant
        ? [draft, asWritten(draft, key)].some((one) => current.get({ key })?.draftHash === hashOf(one))
        : seen.get({ key, sourceHash: request.sourceHash, draftHash }) !== undefined;
      if (isSeen) return { outcome: 'unchanged', id, revision };
    }

    const id = known?.id ?? drawnId;
    const revision = (known?.revision ?? 0) + 1;
    const textHash = sha256(draft.text);
    const headlineKey = foldHeadline(draft.title);
    const row = {
      id,
      revision,
      title: draft.title,
      titleKey: fold(draft.title),
      subtitle: draft.subtitle,
      publishedAt,
      publishedPrecision: draft.published?.precision ?? null,
      at,
      originalUrl: draft.url,
      canonicalUrl: urls[0] ?? null,
      summary: summarise(draft.blocks),
      wordCount: countWords(draft.text),
      textHash,
      hasImage: draft.blocks.some((block) => block.type === 'image') ? 1 : 0,
      entityCount: new Set(findings.mentions.map((mention) => mention.entityId)).size,
      linkCount: findings.links.length,
      quoteCount: findings.quotes.length,
    };

    let key: number;
    if (known) {
      parts.settle(known.key);
      const shown = page.get({ key: known.key });
      if (shown) keepSnapshot.run({ key: known.key, revision: known.revision, snapshot: assemble(shown) });
      parts.contents.takeOut(known.key);
      update.run({ ...row, key: known.key });
      key = statements.moved(known.key, publishedAt, id);
    } else {
      key = statements.newKey(publishedAt, id);
      insert.run({ ...row, key });
    }
    const figures = JSON.stringify(findings.figures.map(figureOf));
    saveBody.run({ key, text: draft.text, blocks: JSON.stringify(draft.blocks), figures });
    const pages = urls.flatMap((url) => parts.addresses.add(key, url) ?? []);
    saveRevision.run({
      key,
      revision,
      at,
      reason: request.reason ?? null,
      note: request.note ?? null,
      title: draft.title,
      headlineKey,
      textHash,
      sourceHash: request.sourceHash,
      draftHash,
      importer: request.importer,
      extractor: findings.extractor,
      warnings: JSON.stringify(request.warnings),
    });
    parts.contents.putIn(key, findings, at, { pages, headlineKeys: [headlineKey] }, () =>
      parts.terms.add(key, filingsOf(draft, findings)),
    );
    parts.touch(key);
    parts.log({ at, kind: 'article', id, operation: known ? 'update' : 'create', revision });
    return { outcome: known ? 'revised' : 'created', id, revision };
  }

  /** Clients see the current name of a source; sending that name back is not a change. */
  function asWritten(draft: Draft, key: number): Draft {
    return draft.source ? { ...draft, source: parts.terms.asWritten(key, draft.source) } : draft;
  }
}

const hashOf = (draft: Draft): string => sha256(JSON.stringify(draft));
