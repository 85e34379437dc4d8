# One image for the hub and for delivery nodes.
FROM node:24-bookworm-slim AS build
WORKDIR /srv/stadtwort
ENV NEXT_TELEMETRY_DISABLED=1
COPY package.json package-lock.json .npmrc ./
RUN npm install --no-save --no-audit --no-fund
COPY . .
RUN NODE_ENV=production node node_modules/next/dist/bin/next build \
  && npm prune --omit=dev --no-audit --no-fund \
  && rm -rf .next/cache data

FROM node:24-bookworm-slim
WORKDIR /srv/stadtwort
ENV NODE_ENV=production NEXT_TELEMETRY_DISABLED=1 UV_THREADPOOL_SIZE=32
COPY --from=build --chown=node:node /srv/stadtwort ./
RUN mkdir -p /srv/data /srv/media && chown node:node /srv/data /srv/media
USER node
EXPOSE 3000
CMD ["node", "--disable-warning=ExperimentalWarning", "src/bin/server.ts"]
