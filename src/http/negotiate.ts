// Chooses a media type by the client's Accept header (RFC 9110 §12.5.1).

import type { FastifyRequest } from 'fastify';

/**
 * Returns the best of `offers` (bare media types, the preferred one first) for the request's `Accept`; `undefined` if none is
 * acceptable.
 */
export function preferredType<Offer extends string>(
  request: FastifyRequest,
  offers: readonly Offer[],
): Offer | undefined {
  const accept = request.raw.headers.accept;
  if (accept === undefined || accept === '' || accept === '*/*') return offers[0];
  if (offers.length === 1 && accept === offers[0]) return offers[0];
  const ranges = readRanges(accept);
  let best: Offer | undefined;
  let most = 0;
  for (const offer of offers) {
    const weight = weightOf(offer, ranges);
    if (weight > most) {
      most = weight;
      best = offer;
    }
  }
  return best;
}

interface Range {
  type: string;
  subtype: string;
  weight: number;
}

// Clients send few distinct values.
const known = new Map<string, readonly Range[]>();

function readRanges(accept: string): readonly Range[] {
  const before = known.get(accept);
  if (before) return before;
  const ranges = accept
    .toLowerCase()
    .split(',')
    .map((part) => {
      const [name = '', ...parameters] = part.split(';').map((word) => word.trim());
      const [type = '', subtype = ''] = name.split('/', 2);
      const weight = parameters.find((parameter) => parameter.startsWith('q='));
      return { type, subtype, weight: weight === undefined ? 1 : Number(weight.slice(2)) || 0 };
    });
  if (known.size < 200 && accept.length < 500) known.set(accept, ranges);
  return ranges;
}

/** The most specific range decides, not the highest weight: a rejected type stays rejected beside a wildcard. */
function weightOf(offer: string, ranges: readonly Range[]): number {
  const [type = '', subtype = ''] = offer.split('/', 2);
  let weight = 0;
  let specificity = -1;
  for (const range of ranges) {
    const fits =
      (range.type === '*' && range.subtype === '*') ||
      (range.type === type && (range.subtype === '*' || range.subtype === subtype));
    const rank = range.type === '*' ? 0 : range.subtype === '*' ? 1 : 2;
    if (fits && rank > specificity) {
      specificity = rank;
      weight = range.weight;
    }
  }
  return weight;
}
