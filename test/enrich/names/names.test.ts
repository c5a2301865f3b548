import { describe, expect, test } from 'vitest';
import { namesIn } from '../drafts.ts';

describe('persons', () => {
  test('a given name and a surname are a person', () => {
    expect(namesIn('Talks ended early, according to Maria Silva of the delegation.')).toEqual(['person: Maria Silva']);
  });

  test('a title makes any capitals a person', () => {
    expect(namesIn('Yesterday Prime Minister Zorvan Kleb met Judge Quist.')).toEqual([
      'person: Zorvan Kleb',
      'person: Quist',
    ]);
  });

  test('a small title does too', () => {
    expect(namesIn('“It is over,” spokeswoman Tarja Vellamonen wrote.')).toEqual(['person: Tarja Vellamonen']);
  });

  test('a title of several words ends where the name begins', () => {
    expect(namesIn('The plan of Deputy Emergency Situations Minister Pavel Zorin failed.')).toEqual([
      'person: Pavel Zorin',
    ]);
    expect(namesIn('The visit of Secretary of State Anna Doe ended.')).toEqual(['person: Anna Doe']);
  });

  test('an age or a phrase after the comma makes a person', () => {
    expect(namesIn('Outside, Brixt Orvandel, 54, sold apples.')).toEqual(['person: Brixt Orvandel']);
    expect(namesIn('Outside stood Brixt Orvandel, a former head of the local museum, who sold apples.')).toEqual([
      'person: Brixt Orvandel',
    ]);
  });

  test('particles, initials and hyphens belong to the name', () => {
    expect(namesIn('He wrote to Anna van der Berg, J. K. Doe and Jean-Claude Petit about it.')).toEqual([
      'person: Anna van der Berg',
      'person: J. K. Doe',
      'person: Jean-Claude Petit',
    ]);
  });

  test('honours after a name are no part of it', () => {
    expect(namesIn('The case was heard by Judge Maria Silva QC on Friday.')).toEqual(['person: Maria Silva']);
  });

  test('letters beyond Latin-1 do not tear a name apart', () => {
    expect(namesIn('The mayor met Stanisław Dąbrowski, Tomo Miličević and Park Geun-ok there.')).toEqual([
      'person: Stanisław Dąbrowski',
      'person: Tomo Miličević',
      'person: Park Geun-ok',
    ]);
  });

  test('what a caption runs into is no part of a name', () => {
    expect(namesIn('Students greet Maria Silva Image: Brixt Orvandel.')).toContain('person: Maria Silva');
  });

  test('two persons joined by an ampersand are two', () => {
    expect(namesIn('The hosts were Maria Silva & Jane Porter again.')).toEqual([
      'person: Maria Silva',
      'person: Jane Porter',
    ]);
  });
});

describe('organizations', () => {
  test('a head word makes an organization', () => {
    expect(
      namesIn('Engineers of Zorbex Technologies and the Kvarel Wine Company signed with Lakeside University.'),
    ).toEqual([
      'organization: Zorbex Technologies',
      'organization: Kvarel Wine Company',
      'organization: Lakeside University',
    ]);
  });

  test('heads take "of", "for" and "and"', () => {
    expect(namesIn('The Ministry of Health and Sport wrote to the Institute for Coastal Studies.')).toEqual([
      'organization: Ministry of Health and Sport',
      'organization: Institute for Coastal Studies',
    ]);
    expect(namesIn('The National Search and Rescue Agency came late.')).toEqual([
      'organization: National Search and Rescue Agency',
    ]);
  });

  test('a trigger word beside a name makes an organization', () => {
    expect(namesIn('He told the newspaper Vestovar so, and the Morvena news agency confirmed it.')).toEqual([
      'organization: Vestovar',
      'organization: Morvena',
    ]);
  });

  test('what develops or publishes is a firm where no given name says otherwise', () => {
    expect(namesIn('The permit went to developer Brixt Renewables, and the publisher Maria Silva was glad.')).toEqual([
      'organization: Brixt Renewables',
      'person: Maria Silva',
    ]);
  });

  test('a trigger word before the comma counts, too', () => {
    expect(namesIn('Two members of her own party, Orvandel Forward, voted against it.')).toEqual([
      'organization: Orvandel Forward',
    ]);
  });

  test('a state’s ministry is named with its state', () => {
    expect(namesIn('It came from Russia’s Foreign Ministry.')).toEqual(["organization: Russia's Foreign Ministry"]);
  });

  test('a body in small letters is named by its country', () => {
    expect(namesIn('That was said by Georgia’s national statistics service.')).toEqual([
      "organization: Georgia's national statistics service",
    ]);
  });

  test('a country’s people and things are no body', () => {
    expect(namesIn('Georgia’s economy and Georgia’s long summers are famous.')).toEqual(['place: Georgia']);
  });

  test('unknown letters are an organization where a noun stands', () => {
    expect(namesIn('Later the ZKQF denied the report.')).toEqual(['organization: ZKQF']);
    expect(namesIn('It drew 300 GWH and a HDTV signal.')).toEqual([]);
  });
});

describe('places', () => {
  test('the gazetteer names places', () => {
    expect(namesIn('Trains from Tbilisi to South Ossetia and Abkhazia stopped.')).toEqual([
      'place: Tbilisi',
      'place: South Ossetia',
      'place: Abkhazia',
    ]);
  });

  test('a head word makes a place', () => {
    expect(namesIn('They walked along the Orvandel River to Lake Brixt and Kvarel Street.')).toEqual([
      'place: Orvandel River',
      'place: Lake Brixt',
      'place: Kvarel Street',
    ]);
  });

  test('an unknown name after "in" is a place', () => {
    expect(namesIn('The factory in Orvandel closed.')).toEqual(['place: Orvandel']);
  });

  test('a compound of capitals is not its parts', () => {
    expect(namesIn('We read it in the Tbilisi Courier.')).toEqual(['organization: Tbilisi Courier']);
    expect(namesIn('The Boston Lanterns won.')).toEqual(['organization: Boston Lanterns']);
  });

  test('a hyphen between two places parts them', () => {
    expect(namesIn('Along the Russia-Ukraine border it was quiet.')).toEqual(['place: Russia', 'place: Ukraine']);
  });

  test('a place’s name is found before "-based"', () => {
    expect(namesIn('A Moscow-based analyst disagreed.')).toEqual(['place: Moscow']);
  });
});

describe('what is no name', () => {
  test.each([
    ['days and months', 'On Monday, in early December, nothing happened. May was warm.'],
    ['demonyms alone', 'The Georgian side and the Russians agreed; a French cook did not.'],
    ['first words of sentences', 'Protesters gathered. Police came. Talks failed. However, nobody left.'],
    ['titles alone', 'The Prime Minister spoke, and the President listened. Senators left.'],
    ['heads alone', 'The Ministry answered. The Army did not. A River flows.'],
    ['words of layouts', 'Photo: Image. Caption, Video.'],
    ['laws, prizes and wars', 'The Maastricht Treaty, the Civil Rights Act and the Great Northern War were taught.'],
    ['shouting', 'BREAKING NEWS FROM THE FRONT LINE TODAY'],
    ['short forms that are words, among capitals', 'SHE IS WHO SHE IS AND THAT IS THAT'],
  ])('%s', (_, text) => {
    expect(namesIn(text)).toEqual([]);
  });

  test('a station named after a king is no person', () => {
    const names = namesIn('They met at London’s King Cross station, and at King’s Cross later.');
    expect(names.filter((name) => name.startsWith('person'))).toEqual([]);
    expect(names).toContain('place: London');
  });

  test('a common word is the company only where it is written as one', () => {
    expect(namesIn('Apple pie is served. Reading is fun. Nice weather came.')).toEqual([]);
    expect(namesIn('The phone was made by Apple in a week.')).toEqual(['organization: Apple Inc.']);
    expect(namesIn('She lives in Nice now.')).toEqual(['place: Nice']);
  });
});
