// A reader of a stream of changes: `node:http`, and the few lines of HTML §9.2.6 that the stream makes use of.

import { Agent, type ClientRequest, type IncomingMessage, request } from 'node:http';
import type { Change } from '../../src/model/change/change.ts';

export interface StreamEvent {
  id: number;
  event: string;
  change: Change;
}

export interface StreamReader {
  /** All events so far, in the order in which they came. */
  events: StreamEvent[];
  /** How many comments came. */
  comments: () => number;
  response: IncomingMessage;
  /** Resolves once so many events have come; is rejected if the stream ends before. */
  has: (count: number) => Promise<StreamEvent[]>;
  /** Resolves when the stream has ended; how. */
  ended: Promise<'whole' | 'cut'>;
  /** Hangs up. */
  leave: () => void;
}

/** Each reader has a connection of its own. */
const agent = new Agent({ maxSockets: Number.POSITIVE_INFINITY });

export function readStream(url: string, headers: Record<string, string> = {}): Promise<StreamReader> {
  return new Promise((resolve, reject) => {
    const asked: ClientRequest = request(url, { agent, headers }, (response) => {
      const events: StreamEvent[] = [];
      const looks = new Set<() => void>();
      let comments = 0;
      let rest = '';
      let hasEnded = false;
      response.setEncoding('utf8').on('data', (text: string) => {
        const frames = (rest + text).split('\n\n');
        rest = frames.pop() ?? '';
        for (const frame of frames) {
          const event = eventOf(frame);
          if (event) events.push(event);
          else if (frame.startsWith(':')) comments++;
        }
        for (const look of looks) look();
      });
      const ended = new Promise<'whole' | 'cut'>((end) => {
        response.on('error', () => {});
        response.on('close', () => {
          hasEnded = true;
          end(response.complete ? 'whole' : 'cut');
          for (const look of looks) look();
        });
      });
      const has = (count: number) =>
        new Promise<StreamEvent[]>((done, fail) => {
          const look = () => {
            if (events.length >= count) done(events);
            else if (hasEnded) fail(new Error(`The stream ended after ${events.length} of ${count} events.`));
            else return;
            looks.delete(look);
          };
          looks.add(look);
          look();
        });
      resolve({ events, comments: () => comments, response, has, ended, leave: () => void asked.destroy() });
    });
    asked.on('error', reject).end();
  });
}

function eventOf(frame: string): StreamEvent | null {
  const fields = new Map(
    frame.split('\n').map((line) => {
      const colon = line.indexOf(': ');
      return [line.slice(0, colon), line.slice(colon + 2)];
    }),
  );
  const data = fields.get('data');
  if (data === undefined) return null;
  return { id: Number(fields.get('id')), event: fields.get('event') ?? '', change: JSON.parse(data) };
}
