// Parses the bytes of a JSON body and checks its encoding and the limits of its kind.

import { Problem } from '../../model/problem/problem.ts';
import { type ShapeFault, shapeFault } from './json-shape.ts';
import { BODY_KINDS, type BodyKind, MAX_DEPTH } from './kinds.ts';

const UTF8 = new TextDecoder('utf-8', { fatal: true });

/** @throws Problem */
export function readJson(bytes: Uint8Array, kind: BodyKind): unknown {
  if (bytes.length === 0) {
    throw new Problem('bad-request', { detail: 'The body is empty, though its type is JSON.' });
  }
  const limits = { depth: MAX_DEPTH, values: BODY_KINDS[kind].values };
  const fault = shapeFault(bytes, limits);
  if (fault) throw tooMuch(fault, limits[fault.what]);
  const value = parse(decode(bytes));
  // Fastify passes a missing body to validation as `null`, so a `null` that was sent must be rejected here.
  if (value === null) throw invalidBody('must be an object; it is `null`');
  return value;
}

/** RFC 8259 §8.1: JSON is UTF-8. Other bytes are rejected, not replaced. */
function decode(bytes: Uint8Array): string {
  try {
    return UTF8.decode(bytes);
  } catch {
    throw new Problem('bad-request', { detail: 'The body is not UTF-8.' });
  }
}

/** `__proto__` is parsed like any other member; schemas reject it as an unknown name. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Problem('bad-request', { detail: 'The body is not valid JSON.' });
  }
}

function tooMuch({ what, at }: ShapeFault, limit: number): Problem {
  const most = limit.toLocaleString('en-US');
  return invalidBody(
    what === 'depth'
      ? `is nested too deeply at byte ${at}: at most ${most} levels are read`
      : `has too many values at byte ${at}: at most ${most} are read`,
  );
}

function invalidBody(message: string): Problem {
  return new Problem('invalid-body', {
    detail: `The body ${message}.`,
    errors: [{ in: 'body', pointer: '', message }],
  });
}
