// What Fastify alone can do: `/{bytes}` answers with so many bytes that were there before, and nothing else is done.

import Fastify from 'fastify';
import './report.ts';

const app = Fastify();
const bodies = new Map<string, Buffer>();

app.get<{ Params: { bytes: string } }>('/:bytes', (request, reply) => {
  const { bytes } = request.params;
  const body = bodies.get(bytes) ?? Buffer.from(JSON.stringify('x'.repeat(Number(bytes) - 2)));
  bodies.set(bytes, body);
  reply.type('application/json; charset=utf-8').send(body);
});

await app.listen({ host: '127.0.0.1', port: Number(process.env.PORT) });
