// What the server holds while it answers many different requests: it should come to a level and stay there.

import { archiveOf } from './archive.ts';
import { startLoad, startOurs } from './process.ts';
import { pick, random } from './random.ts';
import { machine } from './table.ts';
import { idsOf, workloadsOf } from './workloads.ts';

const CONNECTIONS = 16;
const POINTS = 20;
/** Milliseconds between two looks at how many requests were answered. */
const STEP = 500;

interface Point {
  requests: number;
  /** Megabytes of the process alone, without the pages of the database that it has mapped. */
  own: number;
}

export async function memory({ articles, requests }: { articles: number; requests: number }): Promise<void> {
  const line = machine();
  const server = await startOurs(await archiveOf(articles));
  const load = startLoad(CONNECTIONS);
  await load.define('mixed', { port: server.port, paths: await mixedPaths(server.port) });
  console.log(`Memory over ${requests} requests of ${articles} articles, ${CONNECTIONS} connections.`);
  console.log(`${line}\n`);
  print('requests', 'own MB', 'with mapped pages');

  let answered = 0;
  const points: Point[] = [];
  const look = async () => {
    const { own, resident } = await server.usage();
    points.push({ requests: answered, own: own / 2 ** 20 });
    print(answered.toLocaleString('en'), (own / 2 ** 20).toFixed(0), (resident / 2 ** 20).toFixed(0));
  };
  await look();
  while (answered < requests) {
    const due = (points.length * requests) / POINTS;
    while (answered < due) answered += (await load.run('mixed', STEP)).requests;
    await look();
  }
  await Promise.all([load.stop(), server.stop()]);
  const late = points.slice(points.length >> 1);
  console.log(`\nSlope over the second half: ${(slope(late) * 100_000).toFixed(2)} own MB for 100,000 requests.\n`);
}

/** A line of the table at once: the whole of it takes minutes. */
function print(...cells: string[]): void {
  console.log(cells.map((cell, column) => cell.padStart(column === 0 ? 9 : 20)).join(''));
}

/** Every kind of read there is, most with their own words, so that whatever is remembered by request is filled. */
async function mixedPaths(port: number): Promise<string[]> {
  const ids = await idsOf(port);
  const { article, newest, entity, deep } = await workloadsOf(port, ids);
  const chance = random(5);
  const someMonth = () =>
    `${2005 + Math.floor(chance() * 20)}-${String(1 + Math.floor(chance() * 12)).padStart(2, '0')}`;
  const others = Array.from({ length: 20_000 }, (_, at) => {
    const [one, other] = [pick(chance, ids.articles), pick(chance, ids.entities)];
    const few = `limit=${1 + (at % 20)}`;
    const paths = [
      `/v1/articles?from=${someMonth()}&${few}`,
      `/v1/articles?entity=${other}&to=${someMonth()}&${few}`,
      `/v1/articles/${one}?fields=title,publishedAt&body=none`,
      `/v1/entities/${other}`,
      `/v1/entities?q=${other.slice(other.indexOf('-') + 1).slice(0, 3)}&${few}`,
      `/v1/changes?since=${Math.floor(chance() * ids.articles.length)}&${few}`,
    ];
    return paths[at % paths.length] ?? '';
  });
  const all = [...article, ...newest, ...entity, ...deep, ...others];
  // Shuffled, so that every interval asks alike.
  for (let last = all.length - 1; last > 0; last--) {
    const other = Math.floor(chance() * (last + 1));
    [all[last], all[other]] = [all[other] ?? '', all[last] ?? ''];
  }
  return all;
}

/** Of the straight line closest to the points (least squares): megabytes for one request. */
function slope(points: readonly Point[]): number {
  const mean = (what: keyof Point) => points.reduce((sum, point) => sum + point[what], 0) / points.length;
  const [requests, own] = [mean('requests'), mean('own')];
  let above = 0;
  let below = 0;
  for (const point of points) {
    above += (point.requests - requests) * (point.own - own);
    below += (point.requests - requests) ** 2;
  }
  return above / below;
}
