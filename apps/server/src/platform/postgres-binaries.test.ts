import assert from 'node:assert/strict'
import { chmod, mkdir, readFile, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { temporaryFolder } from '../../test/temporary-folder.ts'
import { findPostgresBinaries, linkPostgresLibraries } from './postgres-binaries.ts'

/** A package as npm unpacks it: npm packages hold no links, a list says which there should be. */
async function unpacked(folder: string) {
  await mkdir(join(folder, 'native/lib'), { recursive: true })
  await writeFile(join(folder, 'native/lib/libpq.so.5.18'), 'library')
  const links = ['libpq.so', 'libpq.so.5'].map((name) => ({
    source: 'native/lib/libpq.so.5.18',
    target: `native/lib/${name}`,
  }))
  await writeFile(join(folder, 'native/pg-symlinks.json'), JSON.stringify(links))
  return { ...(await findPostgresBinaries()), folder }
}

describe('the libraries of a PostgreSQL whose install script did not run', () => {
  it('get their links, once', async () => {
    await using folder = await temporaryFolder()
    const binaries = await unpacked(folder.path)
    for (const time of ['first', 'second']) {
      assert.deepEqual(await linkPostgresLibraries(binaries, join(folder.path, 'spare')), {}, `the ${time} time`)
    }
    assert.equal(await readFile(join(folder.path, 'native/lib/libpq.so.5'), 'utf8'), 'library')
    assert.ok(!(await readdir(folder.path)).includes('spare'))
  })

  const skip = process.getuid?.() === 0 && 'root may write everywhere'
  it('get them elsewhere when the package cannot be written to', { skip }, async () => {
    await using folder = await temporaryFolder()
    const binaries = await unpacked(folder.path)
    const lib = join(folder.path, 'native/lib')
    await chmod(lib, 0o500)
    const env = await linkPostgresLibraries(binaries, join(folder.path, 'spare'))
    await chmod(lib, 0o700)
    assert.deepEqual(Object.values(env), [join(folder.path, 'spare')])
    assert.equal(await readFile(join(folder.path, 'spare/libpq.so'), 'utf8'), 'library')
  })
})
