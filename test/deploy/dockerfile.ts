// A Dockerfile as its stages and their steps, as far as tests look at them.

import { type Copy, DockerfileParser, type Env, type From } from 'dockerfile-ast';

export interface Step {
  keyword: string;
  /** What follows the keyword, in one line. */
  text: string;
  copy?: { from: string | null; sources: string[]; target: string };
}

export interface Stage {
  from: string;
  name: string | null;
  env: Record<string, string>;
  steps: Step[];
}

export function readDockerfile(text: string): { stages: Stage[] } {
  const stages: Stage[] = [];
  for (const instruction of DockerfileParser.parse(text).getInstructions()) {
    const keyword = instruction.getKeyword();
    if (keyword === 'FROM') {
      const from = instruction as From;
      stages.push({ from: from.getImage() ?? '', name: from.getBuildStage(), env: {}, steps: [] });
      continue;
    }
    const stage = stages.at(-1);
    if (!stage) throw new Error(`${keyword} stands before the first FROM.`);
    if (keyword === 'ENV') {
      for (const property of (instruction as Env).getProperties()) {
        stage.env[property.getName()] = property.getValue() ?? '';
      }
    }
    stage.steps.push({
      keyword,
      text: instruction.getArgumentsContent() ?? '',
      ...(keyword === 'COPY' && { copy: copyOf(instruction as Copy) }),
    });
  }
  return { stages };
}

function copyOf(copy: Copy): NonNullable<Step['copy']> {
  const paths = copy.getArguments().map((argument) => argument.getValue());
  const from = copy.getFlags().find((flag) => flag.getName() === 'from');
  return { from: from?.getValue() ?? null, sources: paths.slice(0, -1), target: paths.at(-1) ?? '' };
}
