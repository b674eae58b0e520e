import assert from 'node:assert/strict'
import { mkdir, utimes, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { describe, it } from 'node:test'
import { temporaryFolder } from '../apps/server/test/temporary-folder.ts'
import { isStaffBuildStale } from './staff-build.mjs'

describe('the built staff app', () => {
  const cases: readonly (readonly [what: string, files: Readonly<Record<string, number>>, stale: boolean])[] = [
    ['is not asked for before there is a staff app', {}, false],
    ['is missing in a fresh clone', { 'apps/staff/index.html': 1, 'apps/staff/src/main.tsx': 1 }, true],
    [
      'is fresh when it is newer than its source',
      { 'apps/staff/index.html': 1, 'apps/staff/src/main.tsx': 2, 'apps/staff/dist/index.html': 3 },
      false,
    ],
    [
      'is stale when a screen changed',
      { 'apps/staff/index.html': 1, 'apps/staff/src/screens/desk.tsx': 4, 'apps/staff/dist/index.html': 3 },
      true,
    ],
    [
      'is stale when a contract changed',
      { 'apps/staff/index.html': 1, 'apps/server/src/modules/fees/contract.ts': 4, 'apps/staff/dist/index.html': 3 },
      true,
    ],
    [
      'is stale when a shared package changed',
      { 'apps/staff/index.html': 1, 'packages/text/src/index.ts': 4, 'apps/staff/dist/index.html': 3 },
      true,
    ],
    [
      'does not care for the rest of the server',
      { 'apps/staff/index.html': 1, 'apps/server/src/modules/fees/pay.ts': 4, 'apps/staff/dist/index.html': 3 },
      false,
    ],
    [
      'does not care for tests',
      { 'apps/staff/index.html': 1, 'packages/text/src/fold.test.ts': 4, 'apps/staff/dist/index.html': 3 },
      false,
    ],
  ]
  for (const [what, files, stale] of cases) {
    it(what, async () => {
      await using folder = await temporaryFolder()
      for (const [name, day] of Object.entries(files)) {
        const path = join(folder.path, name)
        await mkdir(dirname(path), { recursive: true })
        await writeFile(path, '')
        await utimes(path, day * 86_400, day * 86_400)
      }
      assert.equal(isStaffBuildStale(folder.path), stale)
    })
  }
})
