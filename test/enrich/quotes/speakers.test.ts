import { describe, expect, test } from 'vitest';
import { quotesIn, speakerIn } from './found.ts';

const quote = '“There is nothing to add to that,”';

describe('he and she', () => {
  test.each([
    ['the only person before', `Emil Sandor closed the gate. ${quote} he said.`, 'Emil Sandor'],
    ['the only man before', `Maria Silva met Emil Sandor at the gate. ${quote} he said.`, 'Emil Sandor'],
    ['the only woman before', `Maria Silva met Emil Sandor at the gate. ${quote} she said.`, 'Maria Silva'],
    ['who is told a woman by her title', `Mrs Brixt met Emil Sandor at the gate. ${quote} she said.`, 'Brixt'],
    ['who spoke, not whom was spoken to', `Emil Sandor told Anton Brandt to go. ${quote} he said.`, 'Emil Sandor'],
    ['who owns is not who did', `Sandor’s lawyer Anton Brandt closed the gate. ${quote} he said.`, 'Anton Brandt'],
    ['whom the sentence is about', `Emil Sandor met Anton Brandt at the gate. ${quote} he said.`, 'Emil Sandor'],
    [
      'who spoke before the verb',
      `But Anton Brandt would do well to go, said Emil Sandor. ${quote} he said.`,
      'Emil Sandor',
    ],
    [
      'a few sentences before',
      `Emil Sandor left. It rained all night. The gate was closed. ${quote} he said.`,
      'Emil Sandor',
    ],
    ['a man by his given name', `Rodrigo Vasko met Maria Silva at the gate. ${quote} he said.`, 'Rodrigo Vasko'],
    ['who is one of several', `One of those at the gate was Maria Silva. ${quote} she said.`, 'Maria Silva'],
    ['a pronoun stands for whom it meant', `Emil Sandor left. He was tired. ${quote} he said.`, 'Emil Sandor'],
  ])('%s', (_, text, speaker) => {
    expect(speakerIn(text)).toBe(speaker);
  });

  test.each([
    ['of two men', `It rained on Emil Sandor and on Anton Brandt. ${quote} he said.`],
    ['nobody was named', `The gate was closed. ${quote} he said.`],
    ['of a man while a woman was named', `Maria Silva closed the gate. ${quote} he said.`],
    ['too far away', `Emil Sandor left. ${'It rained all night. '.repeat(5)}${quote} he said.`],
    ['a man without a name is as near', `Emil Sandor left. A guard closed the gate behind him. ${quote} he said.`],
    ['they', `Emil Sandor and Maria Silva left. ${quote} they said.`],
  ])('nobody is guessed: %s', (_, text) => {
    expect(speakerIn(text)).toMatch(/^\((?:he|they)\)$/u);
  });

  test('whoever speaks in the paragraph, where nobody else is near', () => {
    expect(
      quotesIn(`${quote} Maria Silva said. The gate was closed. “It will stay closed for long,” she added.`),
    ).toEqual([
      'direct: There is nothing to add to that, ← Maria Silva',
      'direct: It will stay closed for long, ← Maria Silva',
    ]);
  });

  test('in the next paragraph as well', () => {
    expect(speakerIn('Emil Sandor closed the gate.', `${quote} he said.`)).toBe('Emil Sandor');
  });
});

describe('the ministry, the company, the minister', () => {
  test.each([
    ['a body by its name', `The Foreign Ministry closed the gate. ${quote} the ministry said.`, 'Foreign Ministry'],
    ['a company', `Zorbex Group closed the plant. ${quote} the company said.`, 'Zorbex Group'],
    ['it', `Zorbex Group closed the plant. ${quote} it said.`, 'Zorbex Group'],
    [
      'a person by the title',
      `Foreign Minister Emil Sandor closed the gate. ${quote} the minister said.`,
      'Emil Sandor',
    ],
    [
      'the right one of two by the title',
      `Foreign Minister Emil Sandor met Mayor Anton Brandt. ${quote} the mayor said.`,
      'Anton Brandt',
    ],
    ['a title in its short form', `Sen. Emil Sandor closed the gate. ${quote} the Varda senator said.`, 'Emil Sandor'],
    [
      'what the text did not call him before',
      `Emil Sandor closed the gate. ${quote} the presidential hopeful said.`,
      'Emil Sandor',
    ],
    ['by the age', `Maria Silva closed the gate. ${quote} the 52-year-old said.`, 'Maria Silva'],
    ['a surname that is a title', `Howard Dean closed the gate. Dean said: ${quote}`, 'Howard Dean'],
  ])('%s', (_, text, speaker) => {
    expect(speakerIn(text)).toBe(speaker);
  });

  test.each([
    ['two of the kind', `Foreign Minister Emil Sandor met Defence Minister Anton Brandt. ${quote} the minister said.`],
    ['another title', `Mayor Emil Sandor closed the gate. ${quote} the minister said.`],
    ['a vice president is no president', `President Emil Sandor closed the gate. ${quote} the vice president said.`],
    ['a man for a woman', `Maria Silva closed the gate. ${quote} the Varda businessman said.`],
    ['its lawyer', `Zorbex Group closed the plant. ${quote} the company’s lawyer said.`],
  ])('nobody is guessed: %s', (_, text) => {
    expect(speakerIn(text)).toMatch(/^\(the /u);
  });
});

describe('who passed it on', () => {
  test.each([
    [`${quote} Emil Sandor told reporters, according to the Nordlys news agency.`, 'Nordlys'],
    [`${quote} Emil Sandor said, the BBC reported.`, 'BBC'],
    ['Emil Sandor said there was “nothing to add”, Reuters reported.', 'Reuters'],
    [`Reuters quoted Emil Sandor as saying: ${quote}`, 'Reuters'],
    [`Emil Sandor was quoted by Reuters as saying ${quote}`, 'Reuters'],
    [`${quote} Emil Sandor was quoted as saying by Reuters.`, 'Reuters'],
    [`Emil Sandor said — as reported by Reuters — ${quote}`, 'Reuters'],
  ])('%s', (text, reporter) => {
    expect(quotesIn(text)[0]).toMatch(new RegExp(`← Emil Sandor via (?:the )?${reporter}$`, 'u'));
  });

  test('is not the paper that was spoken to', () => {
    expect(quotesIn(`${quote} Emil Sandor told the BBC.`)[0]).toMatch(/← Emil Sandor$/u);
  });

  test('is nobody else where a paper says it itself', () => {
    expect(quotesIn(`${quote} according to Reuters.`)[0]).toMatch(/← Reuters$/u);
  });
});
