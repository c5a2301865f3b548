import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readCurated } from '../../../src/ingest/curated/index.ts';

const read = (text: string) => readCurated(new TextEncoder().encode(text));

/** What is wrong, as `place field: message`. */
function problemsOf(text: string): string[] {
  return read(text).problems.map(({ place, field, message }) => `${JSON.stringify(place)} ${field}: ${message}`);
}

const NADIA = {
  id: 'person-nadia-orlova',
  type: 'person',
  name: 'Nadia Orlova',
  aliases: ['Надя Орлова', 'N. Orlova'],
  description: 'a judge',
  sameAs: ['https://www.wikidata.org/entity/Q1', 'https://example.org/a;b'],
};

describe('a file of entities', () => {
  test('is CSV with commas, semicolons or tabs, its fields in any order and spelling', () => {
    const texts = [
      'name,type,aliases,description,sameAs\nNadia Orlova,person,Надя Орлова|N. Orlova,a judge,Q1 https://example.org/a;b\n',
      '\uFEFFType;Same_As;NAME;Aliases;description\r\n person ;Q1|https://example.org/a;b;Nadia  Orlova;"Надя Орлова; N. Orlova";a judge\r\n'.replace(
        'a;b;Nadia',
        'a%3Bb;Nadia',
      ),
      'id\tname\ttype\taliases\tdescription\tsame as\n\n\tNadia Orlova\tPerson\tНадя Орлова;N. Orlova\ta judge\tQ1;https://example.org/a;b',
    ];
    const [commas, semicolons, tabs] = texts.map((text) => read(text));
    expect(commas).toEqual({ problems: [], rows: [{ entity: NADIA, place: { line: 2 } }] });
    expect(semicolons?.rows[0]?.entity).toEqual({ ...NADIA, sameAs: [NADIA.sameAs[0], 'https://example.org/a%3Bb'] });
    expect(tabs).toEqual({ problems: [], rows: [{ entity: NADIA, place: { line: 3 } }] });
  });

  test('or JSON: an array, or an object a line', () => {
    const { id, ...fields } = NADIA;
    const array = JSON.stringify([fields, { name: 'The Lantern', type: 'organization', id: '' }]);
    expect(read(array).rows).toEqual([
      { entity: NADIA, place: { entry: 1 } },
      {
        entity: {
          id: 'organization-lantern',
          type: 'organization',
          name: 'The Lantern',
          aliases: [],
          description: null,
          sameAs: [],
        },
        place: { entry: 2 },
      },
    ]);
    const lines = `\n${JSON.stringify(fields)}\n\n${JSON.stringify({ name: 'Varda', type: 'place', id: 'place-varda-2', aliases: 'ვარდა;Варда' })}`;
    expect(read(lines).rows.map(({ entity, place }) => [entity.id, entity.aliases.length, place])).toEqual([
      ['person-nadia-orlova', 2, { line: 2 }],
      ['place-varda-2', 2, { line: 4 }],
    ]);
  });

  test('tells the line, the field and what to do for each row that is wrong, and reads the others', () => {
    const text = `name,type,description,sameAs,id
"Nadia
Orlova",persn,,,
,person,,,
X,place,${'y'.repeat(501)},example.org,person-x
Varda,place,,Q1,
Varda,place,,,
a,b,c,d,e,f
Oskra,place,,,`;
    expect(problemsOf(text)).toEqual([
      '{"line":8} null: The row has 6 fields, but the first line names 5. Quote fields that contain the delimiter.',
      '{"line":2} type: “persn” is not a type. Did you mean person? The types are person, organization, place, event, other.',
      '{"line":4} name: The name is missing. Enter the full name as articles write it.',
      '{"line":5} name: “X” has fewer than two letters and would match everywhere. Remove it, or write it in full.',
      '{"line":5} description: The description has 501 characters; the limit is 500. Shorten it.',
      '{"line":5} sameAs: “example.org” is not an address. Write it in full, as https://www.wikidata.org/entity/Q42, or as Q42.',
      '{"line":5} id: “person-x” is not an id of the type place. Change the type, or remove the id.',
      '{"line":7} name: place-varda is already in line 6. Merge the rows, or give one of them another id.',
    ]);
    expect(read(text).rows.map(({ entity }) => entity.name)).toEqual(['Varda', 'Oskra']);
  });

  test('that cannot be read at all says why', () => {
    expect(problemsOf('')).toEqual(['null null: The file is empty.']);
    expect(problemsOf('name,type\nab\0c,person')[0]).toMatch(/^{"line":2} null: The file contains NUL bytes/);
    expect(problemsOf('name,typ\nNadia,person')).toEqual([
      '{"line":1} null: The first line must name the fields. There is no field “typ”. Did you mean type? The fields are name, type, aliases, description, sameAs and id.',
    ]);
    expect(problemsOf('name\nNadia')[0]).toMatch(/including type/);
    expect(problemsOf('name,type,name\nNadia')[0]).toMatch(/names name twice/);
    expect(problemsOf('name,type\n"Nadia,person\n')[0]).toMatch(/^{"line":2} null: A quotation mark is not closed/);
    expect(problemsOf('name,type\nNa"dia,person\n')[0]).toMatch(/^{"line":2} null: A field contains a quotation mark/);
    expect(problemsOf(`name,type\n"${'x'.repeat(2_000_000)}",person`)[0]).toMatch(/more than 1000000 characters/);
    expect(problemsOf('[{"name":]')[0]).toMatch(/^null null: This is not valid JSON/);
    expect(problemsOf('{"name":"Nadia Orlova","type":"person"}\n{"name"\n[]')).toMatchObject([
      expect.stringMatching(/^{"line":2} null: This line is not valid JSON/),
      expect.stringMatching(/^{"line":3} null: This is not an object/),
    ]);
    expect(problemsOf('['.repeat(200_000))[0]).toMatch(/not valid JSON/);
    expect(problemsOf(`[{"name":"Nadia Orlova","type":"person","__proto__":{"id":"x"}}]`)[0]).toMatch(
      /no field “__proto__”/,
    );
  });

  test('has names as they are seen, or not at all', () => {
    const rows = (names: unknown[]) => read(JSON.stringify(names.map((name) => ({ name, type: 'person' }))));
    expect(
      rows(['  Na\u202Edia\u00A0 Or\u200Blova\u2069 ', 'Jose\u0301 Silva']).rows.map(({ entity }) => entity.name),
    ).toEqual(['Nadia Orlova', 'José Silva']);
    const { problems } = rows(['Na\0dia', 'Na\u0007dia', 'x'.repeat(10_000_000), 7, ['Nadia'], '\u202E\u202E', '!!']);
    expect(problems.map(({ place, field, message }) => [place, field, message])).toEqual([
      [{ entry: 1 }, 'name', '“Na�dia” contains a control character. Remove it.'],
      [{ entry: 2 }, 'name', '“Na�dia” contains a control character. Remove it.'],
      [{ entry: 3 }, 'name', `“${'x'.repeat(60)}…” is longer than 200 characters. Shorten it.`],
      [{ entry: 4 }, 'name', 'This must be text in quotation marks: the name.'],
      [{ entry: 5 }, 'name', 'This must be text in quotation marks: the name.'],
      [{ entry: 6 }, 'name', 'The name is missing. Enter the full name as articles write it.'],
      [
        { entry: 7 },
        'name',
        '“!!” has fewer than two letters and would match everywhere. Remove it, or write it in full.',
      ],
    ]);
  });

  test('is never more than a result, whatever its bytes are', () => {
    const piece = fc.constantFrom(
      'name',
      'type',
      ',',
      ';',
      '\n',
      '"',
      'person',
      '{',
      '}',
      '[',
      ']',
      ':',
      '\t',
      'Ünal',
      '\u202E',
      '\0',
      '|',
      'https://a.b',
    );
    const text = fc.array(piece, { maxLength: 60 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(
        fc.oneof(
          text,
          text.map((rest) => `name,type\n${rest}`),
        ),
        (said) => {
          const { rows, problems } = read(said);
          for (const { entity } of rows) expect(entity.name).not.toBe('');
          for (const { message } of problems) expect(message).toMatch(/\.$/);
          expect(rows.length + problems.length).toBeGreaterThanOrEqual(said.trim() === '' ? 1 : 0);
        },
      ),
      { numRuns: 500 },
    );
  });
});
