// Forms of attribution that news uses and a careful grammar would not expect.

import { describe, expect, test } from 'vitest';
import { quotesIn, speakerIn } from './found.ts';

const quote = '“There is nothing to add to that,”';

describe('who speaks', () => {
  test.each([
    ['a noun before the title', `${quote} panel Chairman Rep. Maria Silva (D-Ohio) said.`, 'Maria Silva'],
    ['a title with brackets', `${quote} Maj. Gen. (ret.) Anton Brandt told reporters.`, 'Anton Brandt'],
    ['brackets and an apposition', `${quote} Rep. Anton Brandt (R-Ohio), a panel member, said.`, 'Anton Brandt'],
    ['two titles, one name', `${quote} said former Governor and Harbour Party chairman Emil Sandor.`, 'Emil Sandor'],
    ['whose neighbour it is', `Maria Silva, 71, left. ${quote} said her neighbour, Anton Brandt.`, 'Anton Brandt'],
    ['a name after a long dash', '“There is nothing to add to that.” ― Maria Silva', 'Maria Silva'],
    ['asides between two hyphens', `Maria Silva -- who left in May -- said: ${quote}`, 'Maria Silva'],
    ['a verb of two words', `${quote} Maria Silva shot back.`, 'Maria Silva'],
    ['who had a name for something', `Maria Silva took a class called “Sea” in Oslo, writing: ${quote}`, 'Maria Silva'],
  ])('%s', (_, text, speaker) => {
    const speakers = quotesIn(text).map((line) => line.split(' ← ')[1]);
    expect(speakers).toContain(speaker);
  });

  test('a title that ends its sentence is no short form', () => {
    expect(quotesIn(`Harbour Party MP Emil Sandor left. ${quote} said the Varda MP. “It will stay for good.”`)).toEqual(
      ['direct: There is nothing to add to that, ← Emil Sandor', 'direct: It will stay for good. ← Emil Sandor'],
    );
  });

  test('a deputy is not whose deputy it is', () => {
    expect(speakerIn(`Deputy Mayor Emil Sandor left. ${quote} the mayor said.`)).toBe('(the mayor)');
  });
});

test('paragraphs of a quote that were run together are parts of it', () => {
  expect(quotesIn('Maria Silva said: "The lake is very old. "It was here before us. "It will stay for good."')).toEqual(
    [
      'direct: The lake is very old. ← Maria Silva',
      'direct: It was here before us. ← Maria Silva',
      'direct: It will stay for good. ← Maria Silva',
    ],
  );
});

test('a word that nobody known says leaves the paragraph to who speaks in it', () => {
  const lines = quotesIn(
    `${quote} Maria Silva said, though critics called it “bold.” “It will stay as it is for long.”`,
  );
  expect(lines.at(-1)).toBe('direct: It will stay as it is for long. ← Maria Silva');
});
