import { describe, expect, it } from 'vitest';
import { linkHeader, pageLink } from '../../src/http/links.ts';

describe('the Link header', () => {
  it('names the page, the first one and its neighbours', () => {
    expect(linkHeader('/v1/notes?q=a&cursor=now&limit=5', { next: 'later', previous: 'before' })).toBe(
      '</v1/notes?q=a&cursor=now&limit=5>; rel="self", </v1/notes?q=a&limit=5>; rel="first", ' +
        '</v1/notes?q=a&limit=5&cursor=later>; rel="next", </v1/notes?q=a&limit=5&cursor=before>; rel="prev"',
    );
  });

  it('names other formats', () => {
    const alternate = [{ href: '/v1/feeds/notes.atom', type: 'application/atom+xml', title: 'The "feed"' }];
    expect(linkHeader('/v1/notes', { alternate })).toContain(
      '</v1/feeds/notes.atom>; rel="alternate"; type="application/atom+xml"; title="The \\"feed\\""',
    );
  });

  it('cannot be broken out of', () => {
    expect(linkHeader('/v1/notes?q=a>; rel="x"', {})).not.toContain('rel="x"');
  });

  it('is only as long as it must be', () => {
    expect(pageLink('/v1/notes', 'abc')).toBe('/v1/notes?cursor=abc');
    expect(pageLink('/v1/notes?cursor=a', 'b')).toBe('/v1/notes?cursor=b');
    expect(pageLink('/v1/notes?', 'b')).toBe('/v1/notes?cursor=b');
  });
});
