/** What a contender's process is told. */
export const environment = {
  databaseUrl: process.env['DATABASE_URL'] ?? '',
  port: Number(process.env['PORT']),
  /** What Linnet signs with. */
  secret: process.env['LINNET_SECRET'] ?? '',
  /** To Postgres, at most. */
  connections: Number(process.env['CONNECTIONS']),
}
