import { describe, expect, it } from 'vitest';
import {
  PROBLEM_CODES,
  PROBLEMS,
  Problem,
  ProblemReply,
  problemKind,
  problemReply,
} from '../../../src/model/problem/problem.ts';

describe('the catalogue of problems', () => {
  it.each(PROBLEM_CODES)('%s has a status of an error, a title and a remedy', (code) => {
    const { status, title, remedy } = PROBLEMS[code];
    expect(code).toMatch(/^[a-z]+(-[a-z]+)*$/);
    expect(status).toBeGreaterThanOrEqual(400);
    expect(title).toMatch(/^[A-Z].*[^.]$/);
    expect(remedy).toMatch(/\.$/);
  });

  it('gives each kind a title of its own', () => {
    expect(new Set(PROBLEM_CODES.map((code) => PROBLEMS[code].title)).size).toBe(PROBLEM_CODES.length);
  });

  it('is documented by code, and knows no other', () => {
    expect(problemKind('gone-fishing')).toBeUndefined();
    expect(problemKind('toString')).toBeUndefined();
    expect(problemKind('not-found')).toMatchObject({ code: 'not-found', status: 404 });
  });
});

describe('a problem', () => {
  it('is told as RFC 9457 says', () => {
    const problem = new Problem('article-not-found', { detail: 'There is no article x.' });
    const reply = problemReply(problem, { instance: '/v1/articles/x', requestId: 'r1' });
    expect(ProblemReply.parse(JSON.parse(JSON.stringify(reply)))).toEqual({
      type: '/problems/article-not-found',
      title: 'There is no such article',
      status: 404,
      detail: 'There is no article x.',
      instance: '/v1/articles/x',
      code: 'article-not-found',
      requestId: 'r1',
    });
  });

  it('names its type by the public address, where there is one', () => {
    expect(problemReply(new Problem('conflict'), { publicUrl: 'https://news.example' }).type).toBe(
      'https://news.example/problems/conflict',
    );
  });

  it('says what to do where nobody said what happened', () => {
    expect(problemReply(new Problem('conflict'), {}).detail).toBe(PROBLEMS.conflict.remedy);
  });

  it('carries members of its own, which cannot replace the standard ones', () => {
    const reply = problemReply(
      new Problem('article-withdrawn', { members: { withdrawnAt: '2026-01-01', status: 200 } }),
      {},
    );
    expect(reply).toMatchObject({ withdrawnAt: '2026-01-01', status: 410 });
  });
});
