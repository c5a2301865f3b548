// Searching over HTTP: how many times as fast as the obvious SQL; what a repeated question costs beside bare Fastify; and
// whether whoever asks for little waits for those who ask for much.

import { archiveOf } from './archive.ts';
import { type Client, client, quantile } from './client.ts';
import { type Server, startBare, startLoad, startOurs, startRawSearch } from './process.ts';
import { heaviest, KINDS, type Kind, type Question, questionsOf } from './questions.ts';
import { machine, median, spread, table } from './table.ts';
import { get, idsOf } from './workloads.ts';

/** Questions of one kind in one round, each of which is asked of both. */
const QUESTIONS = 9;
const POINT_READS = 3_000;
const GREEDY = 8;
const WARM_CONNECTIONS = 8;
const WARM_ROUND = 400; // milliseconds

export async function search({
  articles,
  rounds,
  beside,
}: {
  articles: number;
  rounds: number;
  beside: number | null;
}): Promise<void> {
  const line = machine();
  const file = await archiveOf(articles);
  const ours = await startOurs(file);
  const raw = await startRawSearch(file);
  console.log(`Searches of ${articles} articles, ${rounds} rounds.\n${line}\n`);
  await compareAnswers(ours, raw, file);
  await againstSql(ours, raw, file, rounds);
  await raw.stop();
  await repeated(ours, rounds);
  await underLoad(ours, file);
  if (beside !== null) await besideSmaller(ours, file, beside, rounds);
  await ours.stop();
}

/** That both mean the same is tried before it is measured. */
async function compareAnswers(ours: Server, raw: Server, file: string): Promise<void> {
  const questions = questionsOf(file, 3);
  for (const kind of KINDS.filter((name) => /newest|relevance/.test(name))) {
    for (const question of questions[kind]) {
      const [one, other] = (await Promise.all([get(ours.port, question.ours), get(raw.port, question.raw)])) as {
        page: { total: number };
      }[];
      if (one?.page.total !== other?.page.total) throw new Error(`The servers differ over ${question.ours}.`);
    }
  }
}

async function againstSql(ours: Server, raw: Server, file: string, rounds: number): Promise<void> {
  const [mine, its] = [client(ours.port), client(raw.port)];
  const questions = questionsOf(file, rounds * QUESTIONS + QUESTIONS);
  const lines = [['', 'ms: ours', 'raw SQL', 'times as fast']];
  for (const kind of KINDS) {
    const asked = questions[kind];
    // The first ones fill what is remembered of each word.
    await inTurn(mine, its, asked.slice(0, QUESTIONS));
    const ratios: number[] = [];
    const all = { ours: [] as number[], raw: [] as number[] };
    for (let round = 1; round <= rounds; round++) {
      const times = await inTurn(mine, its, asked.slice(round * QUESTIONS, (round + 1) * QUESTIONS));
      ratios.push(median(times.raw) / median(times.ours));
      all.ours.push(...times.ours);
      all.raw.push(...times.raw);
    }
    lines.push([kind, median(all.ours).toFixed(2), median(all.raw).toFixed(2), spread(ratios)]);
  }
  mine.close();
  its.close();
  console.log(`${table(lines)}\n\nTimes as fast within one round: least, median, most.\n`);
}

async function inTurn(mine: Client, its: Client, questions: readonly Question[]) {
  const times = { ours: [] as number[], raw: [] as number[] };
  for (const question of questions) {
    times.ours.push((await mine.ask(question.ours)).milliseconds);
    times.raw.push((await its.ask(question.raw)).milliseconds);
  }
  return times;
}

/** The same question over and over, beside a reply of the same size that is there already. */
async function repeated(ours: Server, rounds: number): Promise<void> {
  const path = '/v1/articles?q=the&limit=20';
  const one = client(ours.port);
  const { body } = await one.ask(path);
  one.close();
  const bare = await startBare();
  const load = startLoad(WARM_CONNECTIONS);
  await load.define('ours', { port: ours.port, paths: [path] });
  await load.define('bare', { port: bare.port, paths: [`/${body.length}`] });
  for (const name of ['ours', 'bare']) await load.run(name, 1_000);
  const ratios: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const order = round % 2 ? ['ours', 'bare'] : ['bare', 'ours'];
    const rates: Record<string, number> = {};
    for (const name of order) {
      const run = await load.run(name, WARM_ROUND);
      rates[name] = run.requests / run.seconds;
    }
    ratios.push((rates.ours ?? 0) / (rates.bare ?? 1));
  }
  await load.stop();
  await bare.stop();
  console.log(
    `A repeated question (${body.length} bytes) has ${spread(ratios)} of the rate of a fixed reply of bare Fastify.\n`,
  );
}

/** One article after another, alone and beside clients that ask the heaviest question. */
async function underLoad(ours: Server, file: string): Promise<void> {
  const { articles: ids } = await idsOf(ours.port, 2_000);
  const reader = client(ours.port);
  const read = async (count: number) => {
    const times: number[] = [];
    for (let at = 0; at < count; at++) {
      times.push(
        (await reader.ask(`/v1/articles/${ids[(at * 7919) % ids.length]}?include=entities,links`)).milliseconds,
      );
    }
    return times;
  };
  await read(500);
  const quiet = await read(POINT_READS);

  const questions = heaviest(file, 2_000);
  const greedy: number[] = [];
  let refused = 0;
  let next = 0;
  let isOver = false;
  const ask = async () => {
    const asking = client(ours.port);
    while (!isOver) {
      await asking.ask(questions[next++ % questions.length] ?? '').then(
        ({ milliseconds }) => greedy.push(milliseconds),
        () => refused++,
      );
    }
    asking.close();
  };
  const clients = Array.from({ length: GREEDY }, ask);
  await new Promise((resolve) => setTimeout(resolve, 2_000));
  const busy = await read(POINT_READS);
  isOver = true;
  await Promise.all(clients);
  reader.close();
  const times = (name: string, all: number[]) => [name, ...[0.5, 0.99].map((share) => quantile(all, share).toFixed(2))];
  console.log(table([['one article, ms', 'p50', 'p99'], times('alone', quiet), times('beside heavy questions', busy)]));
  const ratio = (share: number) => (quantile(busy, share) / quantile(quiet, share)).toFixed(1);
  console.log(`\nBeside ${GREEDY} clients with the heaviest question: p50 × ${ratio(0.5)}, p99 × ${ratio(0.99)}.`);
  console.log(
    `Of these, ${greedy.length} were answered (median ${median(greedy).toFixed(0)} ms, longest ${Math.max(...greedy).toFixed(0)} ms), ${refused} refused.\n`,
  );
}

const SCALED: Kind[] = ['frequent word, newest', 'suggest'];

/** The same questions of a smaller archive: what should not depend on its size. */
async function besideSmaller(ours: Server, file: string, count: number, rounds: number): Promise<void> {
  const smaller = await archiveOf(count);
  const other = await startOurs(smaller);
  const [large, small] = [client(ours.port), client(other.port)];
  const read = async (port: number) => {
    const { articles } = await idsOf(port, 2_000);
    return articles.map((id) => `/v1/articles/${id}?include=entities,links`);
  };
  const lists = Array.from(
    { length: 5_000 },
    (_, at) => `/v1/articles?limit=${10 + (at % 30)}&to=${2010 + (at % 12)}-0${1 + (at % 9)}`,
  );
  const [largeReads, smallReads] = [await read(ours.port), await read(other.port)];
  const [largeQuestions, smallQuestions] = [questionsOf(file, 4_000), questionsOf(smaller, 4_000)];
  const pairs: [string, string[], string[]][] = [
    ['one article', largeReads, smallReads],
    ['newest 20', lists.map((path) => path.replace(/&to=.*/, '')), lists.map((path) => path.replace(/&to=.*/, ''))],
    ...SCALED.map((kind): [string, string[], string[]] => [
      kind,
      largeQuestions[kind].map((question) => question.ours),
      smallQuestions[kind].map((question) => question.ours),
    ]),
  ];
  const lines = [['', `ms: ${count}`, 'this one', 'times as long']];
  for (const [name, inLarge, inSmall] of pairs) {
    const ratios: number[] = [];
    const all = { large: [] as number[], small: [] as number[] };
    for (let round = 0; round < rounds; round++) {
      const times = { large: [] as number[], small: [] as number[] };
      for (let at = round * 60; at < (round + 1) * 60; at++) {
        times.large.push((await large.ask(inLarge[at % inLarge.length] ?? '')).milliseconds);
        times.small.push((await small.ask(inSmall[at % inSmall.length] ?? '')).milliseconds);
      }
      if (round === 0) continue;
      ratios.push(median(times.large) / median(times.small));
      all.large.push(...times.large);
      all.small.push(...times.small);
    }
    lines.push([name, median(all.small).toFixed(2), median(all.large).toFixed(2), spread(ratios)]);
  }
  large.close();
  small.close();
  await other.stop();
  console.log(`${table(lines)}\n`);
}
