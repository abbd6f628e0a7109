import { testPassword } from '@linnet/api/testing'
import { expect, test } from 'vitest'

import { createMetrics, watchDatabase } from '../metrics.js'
import { testServer } from './testing.js'

const token = 'Zk3v9Qp1Xw7Rt5Ym2Nc8Bd6Fg4Hj0LsA'

async function watchedServer(
  { metricsToken }: { metricsToken: string | undefined } = { metricsToken: token },
) {
  const metrics = createMetrics()
  const server = await testServer({ observer: metrics.observer, metrics, metricsToken })
  watchDatabase(metrics, server.api.db)
  return {
    ...server,
    look: (authorization?: string) =>
      server.app.inject({ url: '/metrics', headers: authorization === undefined ? {} : { authorization } }),
  }
}

test('nobody sees the metrics without their token, and with none set they are not there', async () => {
  await using server = await watchedServer()
  const quentin = await server.api.user('quentin')
  for (const authorization of [
    undefined,
    'Bearer',
    `Bearer ${token}x`,
    token,
    `Bearer ${quentin.accessToken}`,
  ]) {
    expect((await server.look(authorization)).statusCode).toBe(404)
  }
  expect((await server.look(`Bearer ${token}`)).statusCode).toBe(200)
  await using unwatched = await watchedServer({ metricsToken: undefined })
  expect((await unwatched.look('Bearer ')).statusCode).toBe(404)
})

test('they count each call by how it ended, passwords, requests and connections, and name nobody', async () => {
  await using server = await watchedServer()
  await server.api.user('quentin')
  const login = (password: string) =>
    server.app.inject({
      method: 'POST',
      url: '/trpc/auth.login',
      payload: { identifier: 'quentin', password },
    })
  for (let times = 3; times > 0; times -= 1) await login(testPassword)
  await login('not her password')
  const inputs = encodeURIComponent(JSON.stringify({ 0: {}, 1: { postId: 987654 }, 2: {} }))
  await server.app.inject({ url: `/trpc/posts.list,posts.byId,posts.list?batch=1&input=${inputs}` })
  await server.app.inject({ url: '/api/v1/posts/987654' })

  const { body } = await server.look(`Bearer ${token}`)
  for (const line of [
    'linnet_calls_total{procedure="auth.login",outcome="ok"} 3',
    'linnet_calls_total{procedure="auth.login",outcome="BadCredentials"} 1',
    'linnet_calls_total{procedure="posts.list",outcome="ok"} 2',
    'linnet_calls_total{procedure="posts.byId",outcome="PostNotFound"} 2',
    'linnet_password_check_duration_seconds_count 4',
    'linnet_http_request_duration_seconds_count{method="GET",route="/api/v1/posts/:postId",status="404"} 1',
    'linnet_database_connections_awaited 0',
    'linnet_event_lag_seconds 0',
  ]) {
    expect(body.split('\n')).toContain(line)
  }
  expect(body).toMatch(/^linnet_database_connections_(used|free) [1-9]/m)
  expect(body).not.toMatch(/quentin|987654/)
})
