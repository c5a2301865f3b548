// Reading over HTTP, beside what Fastify alone and a server written by hand can do with the same answers.

import { archiveOf } from './archive.ts';
import { type Load, type Server, startBare, startLoad, startOurs, startRaw } from './process.ts';
import { machine, median, spread, table } from './table.ts';
import { compare, idsOf, type WorkloadName, workloadsOf } from './workloads.ts';

const CONNECTIONS = 8;
const SAMPLES = 40;
const WARM_UP = 1000; // milliseconds, for each server and read
const ROUND = 250;

const TITLES: Record<WorkloadName, string> = {
  article: 'one article, entities, links',
  newest: 'newest 20',
  entity: 'newest 20 of an entity',
  deep: '20 from 80 % deep',
};
const READS = Object.keys(TITLES) as WorkloadName[];
const SERVERS = ['ours', 'bare', 'raw'] as const;
type ServerName = (typeof SERVERS)[number];

interface Measure {
  /** Requests per second. */
  rate: number;
  /** Microseconds of processor time for one request. */
  cpu: number;
}
type Measures = Record<WorkloadName, Record<ServerName, Measure[]>>;
type Servers = Record<ServerName, Server>;

export async function reads({ articles, rounds }: { articles: number; rounds: number }): Promise<void> {
  const line = machine();
  const file = await archiveOf(articles);
  const servers: Servers = { ours: await startOurs(file), bare: await startBare(), raw: await startRaw(file) };
  const load = startLoad(CONNECTIONS);
  const sizes = await prepare(servers, load);
  const measures = await interleave(servers, load, rounds);
  // Ours last: only who may write can tidy up the database's log.
  for (const child of [load, servers.bare, servers.raw, servers.ours]) await child.stop();

  console.log(`Reads of ${articles} articles, ${CONNECTIONS} connections, ${rounds} rounds of ${ROUND} ms each.`);
  console.log(`${line}\n`);
  console.log(table([HEAD, ...READS.map((read) => rowOf(read, measures[read], sizes[read]))]));
  const deep = spread(ratios(measures.deep.ours, measures.newest.ours));
  console.log(`\nThe deep page has ${deep} of the rate of the newest.`);
  console.log('Ratios are of requests per second within one round: least, median, most.');
  console.log('Where others use the machine too, the processor time says more.\n');
}

/** Tells the load what to ask whom, once the answers are known to be the same. Returns their sizes in bytes. */
async function prepare(servers: Servers, load: Load): Promise<Record<WorkloadName, number>> {
  const ids = await idsOf(servers.ours.port);
  const asked = {
    ours: await workloadsOf(servers.ours.port, ids),
    raw: await workloadsOf(servers.raw.port, ids),
  };
  const sizes: [WorkloadName, number][] = [];
  for (const read of READS) {
    const ours = { port: servers.ours.port, paths: asked.ours[read] };
    const raw = { port: servers.raw.port, paths: asked.raw[read] };
    const size = await compare(ours, raw, SAMPLES);
    const bare = { port: servers.bare.port, paths: [`/${size}`] };
    for (const [server, target] of Object.entries({ ours, bare, raw })) await load.define(`${server} ${read}`, target);
    sizes.push([read, size]);
  }
  return Object.fromEntries(sizes) as Record<WorkloadName, number>;
}

async function interleave(servers: Servers, load: Load, rounds: number): Promise<Measures> {
  const measures = Object.fromEntries(
    READS.map((read) => [read, { ours: [], bare: [], raw: [] }]),
  ) as never as Measures;
  const measure = async (server: ServerName, read: WorkloadName, milliseconds: number): Promise<Measure> => {
    const before = await servers[server].usage();
    const run = await load.run(`${server} ${read}`, milliseconds);
    const after = await servers[server].usage();
    return { rate: run.requests / run.seconds, cpu: (after.cpu - before.cpu) / run.requests };
  };
  for (const read of READS) for (const server of SERVERS) await measure(server, read, WARM_UP);
  for (let round = 0; round < rounds; round++) {
    // Whoever goes first in one round goes last in the next.
    const first = round % SERVERS.length;
    const order = [...SERVERS.slice(first), ...SERVERS.slice(0, first)];
    for (const read of READS) {
      for (const server of order) measures[read][server].push(await measure(server, read, ROUND));
    }
  }
  return measures;
}

const HEAD = ['', 'bytes', 'requests/s', '÷ bare Fastify', '÷ raw SQL', 'CPU µs: ours', 'bare', 'raw'];

function rowOf(read: WorkloadName, { ours, bare, raw }: Record<ServerName, Measure[]>, size: number): string[] {
  const cpu = (measures: Measure[]) => median(measures.map((measure) => measure.cpu)).toFixed(0);
  const rate = median(ours.map((measure) => measure.rate)).toFixed(0);
  const compared = [spread(ratios(ours, bare)), spread(ratios(ours, raw))];
  return [TITLES[read], String(size), rate, ...compared, cpu(ours), cpu(bare), cpu(raw)];
}

function ratios(one: readonly Measure[], other: readonly Measure[]): number[] {
  return one.map(({ rate }, round) => rate / (other[round]?.rate ?? 0));
}
