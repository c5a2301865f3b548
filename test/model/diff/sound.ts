// What holds of every comparison of two revisions.

import { expect } from 'vitest';
import type { DiffOperation, RevisionDiff } from '../../../src/model/diff/revision-diff.ts';
import type { ComparedRevision } from '../../../src/model/diff/revisions.ts';

export function expectSound(diff: RevisionDiff, from: ComparedRevision, to: ComparedRevision): void {
  expectToRebuild(diff.title, from.article.title ?? '', to.article.title ?? '');
  expectToRebuild(diff.text, from.article.text ?? '', to.article.text ?? '');
  const classes = new Set([...diff.title, ...diff.text].flatMap((operation) => operation.classes ?? []));
  for (const name of classes) expect(diff.classes).toContain(name);
}

function expectToRebuild(operations: readonly DiffOperation[], from: string, to: string): void {
  let [fromAt, toAt] = [0, 0];
  let before = '';
  for (const { op, text, newText, fromStart, fromEnd, toStart, toEnd, classes } of operations) {
    expect([fromStart, toStart]).toEqual([fromAt, toAt]);
    [fromAt, toAt] = [fromEnd, toEnd];
    const [old, new_] = [from.slice(fromStart, fromEnd), to.slice(toStart, toEnd)];
    // Not `toBe`: a text of megabytes is not to be printed.
    expect(text === (op === 'insert' ? new_ : old)).toBe(true);
    expect(newText === (op === 'replace' ? new_ : undefined)).toBe(true);
    if (op === 'equal') expect(old === new_).toBe(true);
    else expect(classes?.length).toBeGreaterThan(0);
    expect({ old: old === '', new: new_ === '' }).toEqual({ old: op === 'insert', new: op === 'delete' });
    expect(op === 'equal' && before === 'equal', 'two that are equal follow one another').toBe(false);
    before = op;
  }
  expect([fromAt, toAt]).toEqual([from.length, to.length]);
  const kept = operations.filter(({ op }) => op !== 'insert').map(({ text }) => text);
  const came = operations.filter(({ op }) => op !== 'delete').map(({ text, newText }) => newText ?? text);
  expect(kept.join('') === from && came.join('') === to).toBe(true);
}
