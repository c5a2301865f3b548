// Moves replies and parameters that several operations share to the components.

import { documentOperations, isNode, type Node, type OpenapiDocument } from './document.ts';

const REPLIES = '#/components/responses/';
const PARAMETERS = '#/components/parameters/';

/** Replaces repeated redirects and problems by references; successful replies stay inline for the reader. */
export function shareReplies(document: OpenapiDocument): void {
  const uses = new Map<string, { holder: Record<string, Node>; status: string; reply: Node }[]>();
  for (const { responses = {} } of documentOperations(document)) {
    for (const [status, reply] of Object.entries(responses)) {
      if (Number(status) < 300) continue;
      const key = JSON.stringify([status, reply]);
      const known = uses.get(key) ?? [];
      known.push({ holder: responses, status, reply });
      uses.set(key, known);
    }
  }
  const shared: Record<string, Node> = {};
  for (const same of uses.values()) {
    const [first] = same;
    if (!first || same.length === 1) continue;
    const name = freeName(nameOf(first.reply, first.status), shared);
    shared[name] = first.reply;
    for (const { holder, status } of same) holder[status] = { $ref: REPLIES + name };
  }
  if (Object.keys(shared).length > 0) document.components = { ...document.components, responses: sorted(shared) };
}

/** Replaces repeated parameters by references. */
export function shareParameters(document: OpenapiDocument): void {
  const uses = new Map<string, { holder: Node[]; at: number; parameter: Node }[]>();
  for (const { parameters = [] } of documentOperations(document)) {
    for (const [at, parameter] of parameters.entries()) {
      const key = JSON.stringify(parameter);
      const known = uses.get(key) ?? [];
      known.push({ holder: parameters, at, parameter });
      uses.set(key, known);
    }
  }
  const shared: Record<string, Node> = {};
  for (const same of uses.values()) {
    const [first] = same;
    if (!first || same.length === 1) continue;
    const name = freeName(pascal(String(first.parameter.name)), shared);
    shared[name] = first.parameter;
    for (const { holder, at } of same) holder[at] = { $ref: PARAMETERS + name };
  }
  if (Object.keys(shared).length > 0) document.components = { ...document.components, parameters: sorted(shared) };
}

function sorted(shared: Record<string, Node>): Record<string, Node> {
  return Object.fromEntries(Object.entries(shared).sort(([one], [other]) => (one < other ? -1 : 1)));
}

/** Names a reply after its problems, such as `InvalidQueryOrInvalidCursor`, or after its status. */
function nameOf({ content }: Node, status: string): string {
  const media = isNode(content) ? content['application/problem+json'] : undefined;
  const codes = isNode(media) && isNode(media.examples) ? Object.keys(media.examples) : [];
  if (codes.length === 0) return status === '304' ? 'NotModified' : `Status${status}`;
  return codes.map(pascal).join('Or');
}

function pascal(code: string): string {
  return code.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase());
}

function freeName(name: string, taken: Record<string, Node>): string {
  for (let number = 2, free = name; ; number++) {
    if (!(free in taken)) return free;
    free = `${name}${number}`;
  }
}
