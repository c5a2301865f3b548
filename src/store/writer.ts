// Assembles the writer: all operations that change the archive, within one transaction.

import { prepareFindings } from './findings.ts';
import { readMetadata, writeMetadata } from './metadata.ts';
import { readMirrorSource } from './mirror-source.ts';
import type { SqliteEngine } from './sqlite.ts';
import { tombstoneReads } from './tombstones.ts';
import { pageOfPatterns, readPatterns } from './url-patterns.ts';
import { linkFormOf } from './versions.ts';
import { prepareAddresses } from './writing/addresses.ts';
import { prepareSave } from './writing/articles.ts';
import { prepareSeq } from './writing/changes.ts';
import { prepareContents } from './writing/contents.ts';
import { prepareCurated } from './writing/curated.ts';
import { prepareCurationDecisions } from './writing/curation-decisions.ts';
import { prepareDates } from './writing/dates.ts';
import { prepareDocValues } from './writing/doc-values.ts';
import { prepareEntities } from './writing/entities.ts';
import { prepareEntityCandidates } from './writing/entity-candidates.ts';
import { prepareEntityFacts } from './writing/entity-facts.ts';
import { prepareEntityIndex } from './writing/entity-index.ts';
import { prepareErasure } from './writing/erasure.ts';
import { prepareFullText } from './writing/full-text.ts';
import { prepareImports } from './writing/imports.ts';
import { prepareKeys } from './writing/keys.ts';
import { prepareLinks } from './writing/links.ts';
import { preparePurge } from './writing/purge.ts';
import { prepareQuotes } from './writing/quotes.ts';
import { prepareRebuild } from './writing/rebuild.ts';
import { prepareRelink } from './writing/relink.ts';
import { prepareRepairs } from './writing/repairs.ts';
import { prepareRerender } from './writing/rerender.ts';
import { prepareRestore } from './writing/restore.ts';
import { prepareRewrite } from './writing/rewrite.ts';
import { prepareStoredResponses } from './writing/stored-responses.ts';
import { prepareTerms } from './writing/terms.ts';
import type { WriteTransaction } from './writing/transaction.ts';
import { prepareVersionLookup } from './writing/version-lookup.ts';
import { prepareWithdraw } from './writing/withdraw.ts';

/** Opens the writer on this engine, with the work around each of its transactions. */
export function openWriter(engine: SqliteEngine) {
  const db = engine.write;
  let created = 0;
  /** The error of an operation that failed halfway: the transaction is not committed, even if the caller catches it. */
  let broken: { error: unknown } | null = null;

  const docValues = prepareDocValues(db);
  const fullText = prepareFullText(db);
  const heads = prepareVersionLookup(db);
  const showing = prepareRerender(db, readMirrorSource(db));
  const { log, touch, flush: settle } = showing;
  const entityIndex = prepareEntityIndex(db);
  const entities = prepareEntities(db, log, entityIndex);
  const patterns = readPatterns(db)();
  const pageOf = pageOfPatterns(patterns);
  const addresses = prepareAddresses(db, pageOf);
  const links = prepareLinks(db, { touch, pageOf });
  const kept = {
    entities,
    terms: prepareTerms(db, touch),
    quotes: prepareQuotes(db),
    dates: prepareDates(db),
    links,
    fullText,
  };
  const contents = prepareContents(kept);
  const parts = { ...kept, contents, log, touch };
  const { save: saveArticle, keyOf, idOf } = prepareSave(db, { ...parts, addresses, settle });
  const kinship = prepareEntityCandidates(db);
  const condense = preparePurge(db);
  const traces = prepareErasure(db, { ...parts, entityIndex, condense, naming: kinship.naming });
  const withdrawal = prepareWithdraw(db, {
    ...parts,
    settle,
    eraseTraces: traces.eraseArticle,
    forget(key) {
      showing.drop(key);
      docValues.remove(key);
    },
  });
  const tombstones = tombstoneReads(db, pageOf);
  const tombstoneAt = (urls: string[]) => urls.map(tombstones.findByUrl).find((found) => found !== null) ?? null;
  const { rewrite, renew, current } = prepareRewrite(db, {
    ...parts,
    renewEntities: prepareEntityFacts(db, log, entityIndex),
    mark: showing.rewrite,
  });
  const findings = prepareFindings(db);
  const given = prepareCurated(db, log, entityIndex);
  const setFact = writeMetadata(db, 'liveArticles');
  const liveArticles = readMetadata(db, 'liveArticles');
  const relink = prepareRelink(db, { addresses, links, touch, wanted: linkFormOf(patterns) });
  const refresh = prepareRebuild(db, {
    fullText,
    entityIndex,
    relink,
    touch: showing.touchQuietly,
  });

  /** An error in `work` fails the transaction, even if the caller catches it. */
  function wholly<Given, Result>(work: (given: Given) => Result): (given: Given) => Result {
    return (given) => {
      try {
        return work(given);
      } catch (error) {
        broken ??= { error };
        throw error;
      }
    };
  }

  const writer: WriteTransaction = {
    save: wholly((request) => {
      const saved = saveArticle(request);
      if (saved.outcome === 'created') created++;
      return saved;
    }),
    entityCandidates: (without) => kinship.without(typeof without === 'number' ? without : keyOf(without)),
    findings,
    rewrite,
    renew,
    current,
    ...given,
    articlesNaming: kinship.naming,
    articlesLinkedTo: kinship.linkedTo,
    article(id) {
      const found = heads.byId(id);
      if (found && showing.isTouched(found.key)) {
        settle(found.key);
        touch(found.key);
      }
      return heads.byId(id) ?? null;
    },
    tombstone: tombstones.find,
    tombstoneOf(draft) {
      const { id, urls } = idOf(draft);
      return tombstones.find(id) ?? tombstoneAt(urls);
    },
    tombstoneAt: (draft) => tombstoneAt(idOf(draft).urls),
    articleOf(draft) {
      const { id } = idOf(draft);
      const found = heads.byId(id);
      return found ? { id, revision: found.revision } : null;
    },
    withdraw: wholly((request) => {
      withdrawal.withdraw(request);
      created--;
    }),
    erase: withdrawal.erase,
    restore: prepareRestore(db, {
      ...parts,
      addresses,
      entityIndex,
      naming: kinship.naming,
      withdrawal,
      eraseEntity: traces.eraseEntity,
      count: (more) => {
        created += more;
      },
    }),
    idOf: (article) => (typeof article === 'number' ? (heads.byKey(article)?.id ?? '') : idOf(article).id),
    curationDecisions: prepareCurationDecisions(db, log, entityIndex),
    storedResponses: prepareStoredResponses(db),
    keys: prepareKeys(db),
    imports: prepareImports(db),
    seq: prepareSeq(db),
    setMetadata: (name, value) => writeMetadata(db, name)(value),
  };

  return {
    writer,
    /**
     * Runs before a commit: renders every article whose rendering changed once, and updates counts. Between two steps
     * other work may run, as long as it writes nothing.
     */
    *settle(): Generator<void> {
      if (broken) throw broken.error;
      let version = 0;
      for (const key of showing.flushAll()) {
        version ||= docValues.nextVersion();
        docValues.write(key, version, fullText.isPending(key));
        yield;
      }
      yield* fullText.flush();
      yield* entityIndex.flush();
      if (created !== 0) setFact(String(Number(liveArticles() ?? 0) + created));
      created = 0;
    },
    /** Runs after a rollback: discards the state of the transaction. */
    forget(): void {
      showing.forget();
      created = 0;
      broken = null;
      entities.forget();
      fullText.forget();
      entityIndex.forget();
    },
    refresh,
    condense,
    repairs: prepareRepairs(db, { pageOf, touch: showing.touchQuietly, refresh }),
  };
}
