import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { describe, it } from 'node:test'
import { stepKinds } from '@carrel/marc-tasks'
import { tasksDoc } from './tasks-doc.ts'

describe('docs/tasks.md', () => {
  it('names every step and each of its parameters (if not: node tools/tasks-doc.ts)', async () => {
    const text = await readFile(tasksDoc, 'utf8')
    for (const kind of stepKinds.values()) {
      const [, own = ''] = text.split(`### ${kind.name}\n`)
      const [section = ''] = own.split('\n#')
      assert.notEqual(section, '', `there is no section ${kind.name}`)
      for (const name of Object.keys(kind.params))
        assert.ok(section.includes(`| \`${name}\` |`), `${kind.name} has no ${name}`)
    }
  })
})
