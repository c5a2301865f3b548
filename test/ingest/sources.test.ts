import { describe, expect, it } from 'vitest';
import { sourceOf } from '../../src/ingest/tidy/sources.ts';

describe('The source of an article', () => {
  it.each([
    ['https://www.themoscowtimes.com/2025/12/03/x', 'The Moscow Times', 'themoscowtimes.com'],
    ['https://en.wikinews.org/wiki/X', 'Wikinews', 'en.wikinews.org'],
    ['http://news.bbc.co.uk/1', 'BBC News', 'news.bbc.co.uk'],
    ['https://varda-courier.example/1', 'varda-courier.example', 'varda-courier.example'],
    ['https://notbbc.com/1', 'notbbc.com', 'notbbc.com'],
  ])('of %s is %s', (url, name, host) => {
    expect(sourceOf(url)).toEqual({ name, host });
  });

  it('of no address is none', () => {
    expect(sourceOf(null)).toBeNull();
    expect(sourceOf('mailto:a@x.example')).toBeNull();
  });
});
