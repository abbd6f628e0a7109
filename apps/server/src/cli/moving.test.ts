import { readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Post, User } from '@linnet/db'
import { seedDemo } from '@linnet/db/demo'
import { emptyDatabase, testDatabase } from '@linnet/db/testing'
import { expect, test } from 'vitest'

import { linnetWith, tempFolder, told } from './testing.js'

test(
  'an account is written into a file that is its owner’s alone, and moves in elsewhere',
  { timeout: 120_000 },
  async () => {
    await using folder = await tempFolder()
    await using here = await testDatabase()
    await using there = await testDatabase()
    await seedDemo(here.db)
    const file = join(folder.path, 'ann.jsonl')
    const linnet = linnetWith({ DATABASE_URL: here.url })
    const written = JSON.parse(await told(linnet(['export', file, '--account', '@ann', '--json'])))
    const posts = await Post.query(here.db)
      .joinRelated('author')
      .where({ handle: 'ann', deletedAt: null })
      .resultSize()
    expect(written).toEqual({ file, users: 1, posts, likes: expect.any(Number) })
    expect((await stat(file)).mode & 0o777).toBe(0o600)
    expect(await readdir(folder.path)).toEqual(['ann.jsonl'])

    const content = await readFile(file, 'utf8')
    const elsewhere = linnetWith({ DATABASE_URL: there.url })
    const moved = await elsewhere(['import', '-', '--rename', 'ann=ann_from_afar', '--json'], content)
    expect(moved).toMatchObject({ code: 0, stderr: '' })
    expect(JSON.parse(moved.stdout)).toMatchObject({ made: { users: 1, posts }, invalid: 0, problems: [] })
    expect(await User.query(there.db)).toMatchObject([{ handle: 'ann_from_afar' }])

    await writeFile(file, content.replace('"type":"like"', '"type":"love"'))
    const rest = await elsewhere(['import', file, '--skip-invalid'])
    expect(rest).toMatchObject({ code: 0, stderr: expect.stringMatching(/^ {2}left out line \d+: /) })
    expect(rest.stdout).toContain('Left out, for they are not valid: 1.')
  },
)

test(
  'a password is no argument, and comes from the environment or standard input',
  { timeout: 120_000 },
  async () => {
    await using database = await testDatabase()
    await using theirs = await emptyDatabase()
    await theirs.db.raw(`
    create table users (id serial primary key, email varchar not null unique, hashed_password varchar not null);
    create table tweets (id serial primary key, text varchar not null, owner_id integer not null);
    create table likes (id serial primary key, owner_id integer not null, tweet_id integer not null);
    insert into users (email, hashed_password) values ('ann@test', 'secret words');
    insert into tweets (text, owner_id) values ('test', 1)
  `)
    const secret = Object.assign(new URL(theirs.url), { password: 'hunter2hunter2' }).href
    const linnet = linnetWith({ DATABASE_URL: database.url, LINNET_IMPORT_URL: theirs.url })
    const refused = await linnet(['import', secret])
    expect(refused).toMatchObject({ code: 2, stdout: '' })
    expect(refused.stderr).toMatch(/^error: every process can see an argument; /)
    expect(refused.stderr).not.toContain('hunter2')
    expect(await told(linnet(['import', '--from', 'twitter']))).toBe('Imported 1 account, 1 post, 0 likes.\n')
    const again = await linnet(['import', '-', '--from', 'twitter'], `${theirs.url}\n`)
    expect(again.stdout).toContain('Here already: 1 account, 1 post, 0 likes.')
  },
)
