import type { Db } from './connect.js'

export async function seedDemo(_db: Db): Promise<void> {}
