import assert from 'node:assert/strict'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../../../../', import.meta.url))
const pageExists = (name: string) => existsSync(join(root, 'docs/guide', `${name}.md`))

describe('the guide', () => {
  it('has a page wherever a screen points to one', () => {
    const named = globSync('apps/staff/src/**/*.tsx', { cwd: root }).flatMap((file) =>
      [...readFileSync(join(root, file), 'utf8').matchAll(/\bguide="([\w-]+)"/g)].map(([, name = '']) => ({
        file,
        name,
      })),
    )
    assert.deepEqual(
      named.filter(({ name }) => !pageExists(name)),
      [],
    )
  })

  it('has a title on every page, and links that lead somewhere', () => {
    for (const file of globSync('docs/guide/*.md', { cwd: root })) {
      const text = readFileSync(join(root, file), 'utf8')
      assert.match(text, /^# \S/, `${file} begins with its title`)
      const missing = [...text.matchAll(/\]\(([\w-]+)\.md/g)].map(([, name = '']) => name).filter((n) => !pageExists(n))
      assert.deepEqual(missing, [], `links of ${file}`)
    }
  })
})
