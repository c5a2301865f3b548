import { expect, test } from 'vitest';
import { Statements } from '../../src/store/statements.ts';

const CAPACITY = 500;

test('a statement is built once for each shape', () => {
  const statements = new Statements();
  const built: string[] = [];
  const get = (shape: string) => statements.get(shape, () => built.push(shape));
  expect([get('a'), get('b'), get('a'), get('b')]).toEqual([1, 2, 1, 2]);
  expect(built).toEqual(['a', 'b']);
});

test('the least recently used statement is dropped when there are too many', () => {
  const statements = new Statements();
  const built: string[] = [];
  const get = (shape: string) => statements.get(shape, () => built.push(shape));
  for (let n = 0; n < CAPACITY; n++) get(`${n}`);
  get('0');
  get('one more');
  built.length = 0;
  for (const shape of ['0', '2', `${CAPACITY - 1}`, 'one more']) get(shape);
  expect(built).toEqual([]);
  get('1');
  expect(built).toEqual(['1']);
});

test('a statement that cannot be built is not kept', () => {
  const statements = new Statements();
  const fail = () => {
    throw new Error('no such column');
  };
  expect(() => statements.get('a', fail)).toThrow('no such column');
  expect(statements.get('a', () => 1)).toBe(1);
});
