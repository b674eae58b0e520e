import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { problemOf } from '../../../platform/problem.ts'
import { isRefusal, type Refusal } from '../../../platform/refusal.ts'
import { readWork } from '../../../platform/work.ts'
import { createBib } from '../create-bib.ts'
import { searchCatalog } from '../search-catalog.ts'
import { openLibrary, type OpenLibrary } from '../testing/open-library.ts'

describe('robots that walk through every facet at once', () => {
  let library: OpenLibrary
  before(async () => {
    library = await openLibrary()
    const saved = await library.must((w) => createBib(w, { fields: { title: 'Harbour lights' } }))
    await searchCatalog(library.read, { q: 'harbour', atLeast: saved.sequence ?? 0 })
  })
  after(() => library.stop())

  it('are answered in part and told when to come again, while readers and the desk are answered', async () => {
    const anyone = readWork(library.platform, { kind: 'anonymous' })
    const robots = Array.from({ length: 80 }, (_, n) =>
      searchCatalog(anyone, { q: 'harbour', facet: ['format:book', `language:l${n}`] }),
    )
    const reader = searchCatalog(anyone, { q: 'harbour' })
    const desk = searchCatalog(library.read, { q: 'harbour', facet: ['format:book', 'format:film'] })
    const answers = await Promise.all(robots)
    const refused = answers.filter((answer): answer is Refusal => isRefusal(answer))
    assert.ok(refused.length > 40 && refused.length < 80, `${refused.length} of 80 were refused`)
    const problem = problemOf(refused[0]?.blocks ?? [])
    assert.equal(problem.status, 503)
    assert.equal(refused[0]?.blocks[0]?.facts?.['retryAfter'], 30)
    for (const answer of await Promise.all([reader, desk])) assert.ok(!isRefusal(answer) && answer.total === 1)
  })

  it('cannot make the search wait for a change that will never come', async () => {
    const anyone = readWork(library.platform, { kind: 'anonymous' })
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => searchCatalog(anyone, { q: 'harbour', atLeast: 999_999_999 })),
    )
    assert.ok(answers.every((answer) => !isRefusal(answer)))
  })
})
