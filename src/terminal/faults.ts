// Formats a fault of an archive as one line with its remedy.

import type { Fault } from '../store/index.ts';

const REMEDIES: Readonly<Record<Fault['remedy'], string>> = {
  repair: '"news-archive check --repair" rebuilds it',
  reenrich: '"news-archive reenrich --all" finds it again',
  restore: 'it cannot be made again: "news-archive restore" puts a backup in place',
};

export function faultLine({ check, problem, remedy }: Fault): string {
  return `${check}: ${problem}; ${REMEDIES[remedy]}.`;
}
