// Questions at a steady pace, whether or not the last one is answered: whoever waits does not ask less for it.

import { Agent, get } from 'node:http';

/** Asks until that is there; milliseconds that each answer took, from the question to its end. */
export async function steadily(
  port: number,
  paths: readonly string[],
  pause: number,
  until: Promise<unknown>,
): Promise<number[]> {
  const agent = new Agent({ keepAlive: true });
  const answers: Promise<number>[] = [];
  const began = performance.now();
  let isOver = false;
  const end = () => {
    isOver = true;
  };
  until.then(end, end);
  while (!isOver) {
    const late = performance.now() - began - answers.length * pause;
    if (late < 0) await new Promise((resolve) => setTimeout(resolve, -late));
    answers.push(ask(agent, port, paths[answers.length % paths.length] ?? ''));
  }
  const times = await Promise.all(answers);
  agent.destroy();
  return times;
}

function ask(agent: Agent, port: number, path: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const began = performance.now();
    get({ port, host: '127.0.0.1', path, agent }, (response) => {
      response.on('end', () => resolve(performance.now() - began)).resume();
      if (response.statusCode !== 200) reject(new Error(`${path}: ${response.statusCode}`));
    }).on('error', reject);
  });
}
