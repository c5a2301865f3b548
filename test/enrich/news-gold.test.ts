// News stories whose names and quotes were marked by hand before the rules had seen them: how much of them is found.

import { expect, test } from 'vitest';
import { findingsOf } from './drafts.ts';
import { newScore, readStories, scoreStory } from './gold/read-news.ts';

test('names and speakers of news are found as a careful reader finds them', () => {
  const stories = readStories();
  expect(stories.length).toBeGreaterThanOrEqual(10);
  const total = newScore();
  for (const story of stories) scoreStory(story, findingsOf(story.paragraphs, { title: story.title }), total);
  const { names, speakers } = total;
  const misses = total.misses.join('\n');
  expect(names.gold).toBeGreaterThan(200);
  expect(speakers.gold).toBeGreaterThan(120);
  expect((2 * names.right) / (names.found + names.gold), misses).toBeGreaterThan(0.85);
  expect(speakers.right / speakers.gold, misses).toBeGreaterThan(0.88);
  expect(speakers.wrong / speakers.given, misses).toBeLessThan(0.06);
});
