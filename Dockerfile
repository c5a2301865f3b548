# The image of news-archive: dependencies and program are made in stages of their own, and run as a user who may write to
# /data alone. The root file system may be read-only. See docs/operating.md.

FROM node:24-bookworm-slim AS build
WORKDIR /build
COPY package.json package-lock.json ./
COPY test/sdk/package.json test/sdk/
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY tsconfig.json tsconfig.build.json ./
COPY src src
RUN npm run build
RUN mkdir data

FROM node:24-bookworm-slim AS dependencies
WORKDIR /build
COPY package.json package-lock.json ./
COPY test/sdk/package.json test/sdk/
RUN npm ci --omit=dev --workspaces=false --ignore-scripts --no-audit --no-fund

FROM node:24-bookworm-slim
ENV NODE_ENV=production
ENV HOST=0.0.0.0
ENV PORT=3000
ENV DATABASE_URL=file:/data/archive.db
WORKDIR /app
COPY package.json LICENSE CHANGELOG.md ./
COPY bin bin
COPY migrations migrations
COPY openapi openapi
COPY seed seed
COPY --from=dependencies /build/node_modules node_modules
COPY --from=build /build/dist dist
COPY --from=build --chown=node:node /build/data /data
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --retries=3 CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.PORT + '/readyz').then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--max-semi-space-size=8", "bin/news-archive.js", "serve"]
