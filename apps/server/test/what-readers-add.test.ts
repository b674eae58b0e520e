import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { CreateBib, SearchCatalog } from '../src/modules/catalog/contract.ts'
import { createBib } from '../src/modules/catalog/index.ts'
import { ListHolds } from '../src/modules/holds/contract.ts'
import * as lists from '../src/modules/lists/contract.ts'
import { ErasePatron, ExportPatron } from '../src/modules/patrons/contract-leaving.ts'
import * as suggestions from '../src/modules/purchase-suggestions/contract.ts'
import * as reviews from '../src/modules/reviews/contract.ts'
import { reviewsMode, tagsMode } from '../src/modules/reviews/index.ts'
import * as searches from '../src/modules/saved-searches/contract.ts'
import { endAlerts } from '../src/modules/saved-searches/index.ts'
import { tellNew } from '../src/modules/saved-searches/tell-new.ts'
import { siteAddress } from '../src/modules/org/index.ts'
import { isRefusal } from '../src/platform/refusal.ts'
import { ListMail } from '../src/platform/contract.ts'
import type { Route } from '../src/platform/route.ts'
import { writeSetting } from '../src/platform/setting.ts'
import type { Answer, Call } from './carrel.ts'
import { codes, openLibrary, type TestLibrary } from './library.ts'
import { sessionHeaders } from './people.ts'

interface Reader {
  readonly id: number
  call<P, Q, B, R>(route: Route<P, Q, B, R>, request?: Call<P, Q, B>): Promise<Answer<R>>
  must<P, Q, B, R>(route: Route<P, Q, B, R>, request?: Call<P, Q, B>): Promise<R>
}

describe('what readers add to the catalogue', () => {
  let library: TestLibrary
  let jordan: Reader
  let mina: Reader

  async function reader(card: string, fields: Readonly<Record<string, unknown>>): Promise<Reader> {
    const { id } = await library.patron(card, { pin: '2468', ...fields })
    const answer = await library.carrel.server.app.inject({
      method: 'POST',
      url: '/api/v1/account/session',
      payload: { card, pin: '2468' },
    })
    const view: { csrf: string } = answer.json()
    const headers = sessionHeaders(answer.headers['set-cookie'], view.csrf)
    return {
      id,
      call: (route, request) => library.carrel.callAs(headers, route, request),
      async must(route, request) {
        const made = await library.carrel.callAs(headers, route, request)
        if (!made.ok) throw new Error(`${route.path}: ${made.problem.blocks?.map((block) => block.message).join(' ')}`)
        return made.value
      },
    }
  }
  const set = (setting: typeof reviewsMode, mode: reviews.ReviewMode) =>
    library.carrel.mustWork((w) => writeSetting(w, setting, mode))
  const mailsOf = async (patron: number) => (await library.must(ListMail, { query: { patron } })).rows

  before(async () => {
    library = await openLibrary()
    await library.rule({}, { holdable: true, holdLimit: 10, period: { count: 3, unit: 'weeks' } })
    await library.carrel.mustWork((w) => writeSetting(w, siteAddress, 'https://library.example.org'))
    jordan = await reader('R1', { givenName: 'Jordan', familyName: 'Reyes', email: 'jordan@example.org' })
    mina = await reader('R2', { givenName: 'Mina', familyName: 'Okafor', email: 'mina@example.org', language: 'de' })
  })
  after(() => library.stop())

  describe('lists', () => {
    it('are made, ordered, shared by a link that shows neither number nor owner, and private again', async () => {
      const bibs = [await library.title('One'), await library.title('Two'), await library.title('Three')]
      const { id, token } = await jordan.must(lists.CreateMyList, { body: { name: '  For the\n train ' } })
      for (const { id: bib } of bibs) await jordan.must(lists.PutInMyList, { params: { id, bib }, body: {} })
      const third = bibs[2]?.id ?? 0
      const moved = await jordan.must(lists.PutInMyList, {
        params: { id, bib: third },
        body: { place: 1, note: 'First!' },
      })
      assert.equal(moved.name, 'For the train')
      assert.deepEqual(
        moved.entries.map(({ title, note }) => [title, note]),
        [
          ['Three', 'First!'],
          ['One', ''],
          ['Two', ''],
        ],
      )
      assert.equal((await library.carrel.callAs({}, lists.GetSharedList, { params: { token } })).status, 404)
      await jordan.must(lists.ChangeMyList, { params: { id }, body: { sharing: 'link', signed: 'A commuter' } })
      const shared = await library.carrel.callAs({}, lists.GetSharedList, { params: { token } })
      assert.ok(shared.ok)
      assert.deepEqual(Object.keys(shared.value).toSorted(), [
        'changedAt',
        'entries',
        'library',
        'name',
        'note',
        'signed',
        'token',
      ])
      assert.equal((await library.must(lists.ListPublicLists)).total, 0)
      const taken = await jordan.must(lists.TakeFromMyList, { params: { id, bib: third } })
      assert.deepEqual(
        taken.entries.map(({ place }) => place),
        [1, 2],
      )
      await jordan.must(lists.ChangeMyList, { params: { id }, body: { sharing: 'private' } })
      assert.equal((await library.carrel.callAs({}, lists.GetSharedList, { params: { token } })).status, 404)
    })

    it('of others cannot be seen, changed or guessed', async () => {
      const { id } = await jordan.must(lists.CreateMyList, { body: { name: 'Mine', sharing: 'public' } })
      for (const route of [lists.MyList, lists.DeleteMyList])
        assert.deepEqual(codes(await mina.call(route, { params: { id } })), ['list-not-found'])
      assert.deepEqual(codes(await mina.call(lists.ChangeMyList, { params: { id }, body: { name: 'Hers' } })), [
        'list-not-found',
      ])
      assert.equal((await library.must(lists.GetList, { params: { id } })).name, 'Mine')
      const quiet = await jordan.must(lists.CreateMyList, { body: { name: 'Quiet' } })
      assert.equal((await library.call(lists.GetList, { params: { id: quiet.id } })).status, 404)
      assert.equal((await library.call(lists.ChangeList, { params: { id }, body: { name: 'Staff' } })).status, 404)
    })

    it('that are public can be taken from the public, and their owner reads why', async () => {
      const { id, token } = await jordan.must(lists.CreateMyList, { body: { name: 'Rude', sharing: 'public' } })
      const bib = (await library.title('Four')).id
      await jordan.must(lists.PutInMyList, { params: { id, bib }, body: {} })
      const names = async () => (await library.must(lists.ListPublicLists)).rows.map(({ name }) => name)
      assert.deepEqual(await names(), ['Rude'])
      await library.must(lists.HideList, { params: { id }, body: { reason: 'Not kind' } })
      assert.deepEqual(await names(), [])
      assert.equal((await library.carrel.callAs({}, lists.GetSharedList, { params: { token } })).status, 404)
      assert.equal((await jordan.must(lists.MyList, { params: { id } })).hiddenReason, 'Not kind')
    })

    it('are refused by a sentence when they have no name or are too many, however many are sent at once', async () => {
      assert.deepEqual(codes(await mina.call(lists.CreateMyList, { body: { name: ' \u202e ' } })), ['name-needed'])
      const answers = await Promise.all(
        Array.from({ length: 104 }, (_, i) => mina.call(lists.CreateMyList, { body: { name: `List ${i}` } })),
      )
      assert.equal(answers.filter(({ ok }) => ok).length, 100)
      assert.deepEqual(new Set(answers.flatMap((one) => (one.ok ? [] : codes(one)))), new Set(['too-many-lists']))
    })
  })

  describe('saved searches', () => {
    it('tell once what is new, in the language of the reader, and end by the link in the mail', async () => {
      await library.title('Lighthouses of the north')
      const saved = await mina.must(searches.SaveSearch, {
        body: { name: 'Leuchttürme', query: { q: 'lighthouses', facet: ['available:1'] }, every: 'day' },
      })
      assert.deepEqual(saved.query, { q: 'lighthouses' })
      library.at('2026-03-03T11:00:00Z')
      await tellNew(library.carrel.platform)
      assert.equal((await mailsOf(mina.id)).length, 0)
      await library.must(CreateBib, { body: { fields: { title: 'Lighthouses of the south' } } })
      const { sequence } = await library.must(CreateBib, { body: { fields: { title: 'Windmills' } } })
      await library.must(SearchCatalog, { query: { q: 'lighthouses', atLeast: sequence ?? 0 } })
      library.at('2026-03-04T12:00:00Z')
      await tellNew(library.carrel.platform)
      await tellNew(library.carrel.platform)
      const [mail, ...others] = await mailsOf(mina.id)
      assert.deepEqual(others, [])
      assert.equal(mail?.subject, 'Neue Titel: Leuchttürme')
      assert.match(mail?.text ?? '', /Lighthouses of the south/)
      assert.doesNotMatch(mail?.text ?? '', /of the north|Windmills/)
      assert.match(mail?.text ?? '', /https:\/\/library\.example\.org\/search\?q=lighthouses&sort=added/)
      const token = /searches\/end\/([\w-]+)/.exec(mail?.text ?? '')?.[1] ?? ''
      await library.carrel.mustWork((w) => endAlerts(w, token))
      await library.must(CreateBib, { body: { fields: { title: 'Lighthouses of the east' } } })
      library.at('2026-03-09T12:00:00Z')
      await tellNew(library.carrel.platform)
      assert.equal((await mailsOf(mina.id)).length, 1)
      assert.equal((await mina.must(searches.MySearches)).rows[0]?.every, 'never')
      library.at('2026-03-02T10:00:00Z')
    })

    it('tell of a title that was still being written when a later one was told, once', async () => {
      await mina.must(searches.SaveSearch, {
        body: { name: 'Türme', query: { q: 'campanile' }, every: 'day' },
      })
      const told = async () =>
        (await mailsOf(mina.id)).filter(({ subject }) => subject === 'Neue Titel: Türme').map(({ text }) => text)
      const numbered = Promise.withResolvers<number>()
      const mayEnd = Promise.withResolvers<void>()
      const late = library.carrel.mustWork(async (w) => {
        const made = await createBib(w, { fields: { title: 'Campanile, written slowly' } })
        if (isRefusal(made)) throw new Error(made.blocks[0]?.message)
        numbered.resolve(made.id)
        await mayEnd.promise
        return made
      })
      const lateNumber = await numbered.promise
      const quick = await library.must(CreateBib, { body: { fields: { title: 'Campanile, written at once' } } })
      assert.ok(lateNumber < quick.id)
      await library.must(SearchCatalog, { query: { q: 'campanile', atLeast: quick.sequence ?? 0 } })
      library.at('2026-03-04T12:00:00Z')
      await tellNew(library.carrel.platform)
      mayEnd.resolve()
      const { sequence } = await late
      await library.must(SearchCatalog, { query: { q: 'campanile', atLeast: sequence ?? 0 } })
      for (const day of ['05', '06', '07']) {
        library.at(`2026-03-${day}T13:00:00Z`)
        await tellNew(library.carrel.platform)
      }
      const [second, first, ...others] = await told()
      assert.deepEqual(others, [])
      assert.match(first ?? '', /written at once/)
      assert.doesNotMatch(first ?? '', /written slowly/)
      assert.match(second ?? '', /written slowly/)
      assert.doesNotMatch(second ?? '', /written at once/)
      library.at('2026-03-02T10:00:00Z')
    })

    it('that are saved again with mails tell what came since, not what came while nobody asked', async () => {
      const body = { name: 'Mühlen', query: { q: 'watermill' } }
      await mina.must(searches.SaveSearch, { body: { ...body, every: 'never' } })
      const { sequence } = await library.must(CreateBib, { body: { fields: { title: 'The old watermill' } } })
      await library.must(SearchCatalog, { query: { q: 'watermill', atLeast: sequence ?? 0 } })
      await mina.must(searches.SaveSearch, { body: { ...body, every: 'day' } })
      library.at('2026-03-04T12:00:00Z')
      await tellNew(library.carrel.platform)
      assert.deepEqual(
        (await mailsOf(mina.id)).filter(({ subject }) => subject.includes('Mühlen')),
        [],
      )
      library.at('2026-03-02T10:00:00Z')
    })

    it('are kept once, and not without a question', async () => {
      const body = { name: 'A', query: { q: 'sea', facet: ['format:book', 'language:eng'] } }
      const first = await jordan.must(searches.SaveSearch, { body })
      const again = await jordan.must(searches.SaveSearch, {
        body: { name: 'B', query: { q: ' sea ', facet: ['language:eng', 'format:book', 'format:book'] } },
      })
      assert.equal(again.id, first.id)
      assert.deepEqual(
        (await jordan.must(searches.MySearches)).rows.map(({ name }) => name),
        ['B'],
      )
      assert.deepEqual(codes(await jordan.call(searches.SaveSearch, { body: { name: 'All', query: { q: ' ' } } })), [
        'search-empty',
      ])
      const wrong = await jordan.call(searches.SaveSearch, { body: { name: 'x', query: { facet: ['shelf:1'] } } })
      assert.deepEqual(codes(wrong), ['invalid-facet'])
      assert.deepEqual(codes(await mina.call(searches.DeleteSearch, { params: { id: first.id } })), [
        'search-not-found',
      ])
    })
  })

  describe('purchase suggestions', () => {
    it('show what the library has already, unless the reader means something else', async () => {
      const held = await library.must(CreateBib, {
        body: { fields: { title: 'The sea around us', author: 'Carson, Rachel', isbn: '9780195069976' } },
      })
      const asked = await jordan.call(suggestions.SuggestPurchase, { body: { title: 'Sea', isbn: '0-19-506997-8' } })
      assert.deepEqual(codes(asked), ['library-has-it'])
      assert.ok(!asked.ok)
      assert.deepEqual(asked.problem.blocks?.[0]?.facts?.['found'], [
        { bib: held.id, title: 'The sea around us', author: 'Carson, Rachel' },
      ])
      const meant = { title: 'The sea around us', isbn: '978-0-19-506997-6', anyway: true }
      assert.equal((await jordan.must(suggestions.SuggestPurchase, { body: meant })).isbn, '9780195069976')
      assert.deepEqual(codes(await jordan.call(suggestions.SuggestPurchase, { body: meant })), ['suggested-already'])
      assert.deepEqual(codes(await jordan.call(suggestions.SuggestPurchase, { body: { title: ' ', isbn: '123' } })), [
        'title-needed',
        'invalid-isbn',
      ])
    })

    it('become a hold when the title is in the catalogue; the reader is told of each decision', async () => {
      const made = await jordan.must(suggestions.SuggestPurchase, {
        body: { title: 'Salt roads', isbn: '9783161484100', wantsHold: true },
      })
      const params = { id: made.id }
      assert.deepEqual(codes(await library.call(suggestions.DecideSuggestion, { params, body: { to: 'here' } })), [
        'title-needed',
      ])
      await library.must(suggestions.DecideSuggestion, { params, body: { to: 'ordered' } })
      const { id: bib } = await library.must(CreateBib, {
        body: { fields: { title: 'Salt roads', isbn: '9783161484100' } },
      })
      await library.item('SALT', { bib })
      const { rows } = await library.must(suggestions.ListSuggestions, { query: { state: 'ordered' } })
      assert.equal(rows.find(({ id }) => id === made.id)?.found?.bib, bib)
      const done = await library.must(suggestions.DecideSuggestion, { params, body: { to: 'here' } })
      assert.equal(done.holdProblem, null)
      const holds = await library.must(ListHolds, { query: { patron: jordan.id } })
      assert.deepEqual(
        holds.rows.map((hold) => [hold.id, hold.bib]),
        [[done.hold, bib]],
      )
      const subjects = (await mailsOf(jordan.id)).map(({ subject }) => subject)
      assert.deepEqual(subjects.toSorted(), ['Here now: Salt roads', 'Ordered: Salt roads'])
    })

    it('that are not bought say why', async () => {
      const made = await jordan.must(suggestions.SuggestPurchase, { body: { title: 'Too dear' } })
      const params = { id: made.id }
      assert.deepEqual(codes(await library.call(suggestions.DecideSuggestion, { params, body: { to: 'declined' } })), [
        'reason-needed',
      ])
      await library.must(suggestions.DecideSuggestion, {
        params,
        body: { to: 'declined', reason: 'We can borrow it for you.' },
      })
      const mine = (await jordan.must(suggestions.MySuggestions)).rows.find(({ id }) => id === made.id)
      assert.deepEqual([mine?.state, mine?.reason], ['declined', 'We can borrow it for you.'])
      assert.match(
        (await mailsOf(jordan.id)).find(({ subject }) => subject.includes('Too dear'))?.text ?? '',
        /borrow it for you/,
      )
      assert.deepEqual(codes(await jordan.call(suggestions.WithdrawSuggestion, { params })), ['suggestion-not-found'])
    })

    it('of one reader are limited, also when a robot sends them at once', async () => {
      const answers = await Promise.all(
        Array.from({ length: 40 }, (_, i) =>
          mina.call(suggestions.SuggestPurchase, { body: { title: `Volume ${i}`, anyway: true } }),
        ),
      )
      assert.equal(answers.filter(({ ok }) => ok).length, 10)
    })
  })

  describe('reviews and tags', () => {
    it('are off until the library switches them on', async () => {
      const { id: bib } = await library.title('Unreviewed')
      assert.deepEqual(codes(await jordan.call(reviews.PutReview, { params: { bib }, body: { stars: 5 } })), [
        'reviews-off',
      ])
      assert.deepEqual(codes(await jordan.call(reviews.PutTags, { params: { bib }, body: { tags: ['sea'] } })), [
        'reviews-off',
      ])
      const seen = await library.must(reviews.GetReaders, { params: { bib } })
      assert.deepEqual([seen.reviews, seen.total, seen.mean], ['off', 0, null])
    })

    it('wait for staff, are shown under the chosen name, and wait again when they are changed', async () => {
      await set(reviewsMode, 'moderated')
      await set(tagsMode, 'moderated')
      const { id: bib } = await library.title('Reviewed')
      const params = { bib }
      const text = 'Loved <b>it</b>.\r\n\r\n\r\nAnd \u0007 more.'
      await jordan.must(reviews.PutReview, { params, body: { stars: 4, text, signed: 'Reader of the coast' } })
      await mina.must(reviews.PutReview, { params, body: { stars: 2 } })
      await mina.must(reviews.PutTags, { params, body: { tags: ['Sea stories', 'sea-stories', ' ', '<i>'] } })
      const waiting = await library.must(reviews.GetReaders, { params })
      assert.deepEqual([waiting.total, waiting.mean, waiting.words], [0, 2, []])
      const { rows } = await library.must(reviews.ListContributions)
      assert.deepEqual(
        rows.map(({ kind, text: said }) => [kind, said]).toSorted(),
        [
          ['review', 'Loved <b>it</b>.\n\nAnd  more.'],
          ['tag', 'i'],
          ['tag', 'Sea stories'],
        ].toSorted(),
      )
      for (const { kind, id } of rows)
        await library.must(reviews.DecideContribution, { params: { kind, id }, body: { to: 'shown' } })
      const shown = await library.must(reviews.GetReaders, { params })
      assert.deepEqual(
        shown.rows.map(({ signed, stars }) => [signed, stars]),
        [['Reader of the coast', 4]],
      )
      assert.equal(shown.mean, 3)
      assert.ok(shown.words.some(({ tag }) => tag === 'Sea stories'))
      await jordan.must(reviews.PutTags, { params, body: { tags: ['sea stories'] } })
      const counted = await library.must(reviews.GetReaders, { params })
      assert.equal(counted.words[0]?.count, 2)
      await jordan.must(reviews.PutReview, { params, body: { stars: 4, text: 'Changed' } })
      assert.equal((await library.must(reviews.GetReaders, { params })).total, 0)
      const [mine] = (await jordan.must(reviews.MyReviews)).rows
      assert.deepEqual([mine?.state, mine?.signed], ['waiting', 'Jordan'])
    })

    it('are shown at once where the library trusts its readers; a report brings them before staff', async () => {
      await set(reviewsMode, 'at-once')
      const { id: bib } = await library.title('Reported')
      const params = { bib }
      const { id } = await jordan.must(reviews.PutReview, { params, body: { text: 'Rude words' } })
      assert.equal((await library.must(reviews.GetReaders, { params })).total, 1)
      await mina.must(reviews.ReportReview, { params: { id }, body: { reason: 'Rude' } })
      await mina.must(reviews.ReportReview, { params: { id }, body: { reason: 'Still rude' } })
      const [first] = (await library.must(reviews.ListContributions)).rows
      assert.deepEqual([first?.id, first?.reports], [id, ['Rude']])
      const decision = { params: { kind: 'review' as const, id }, body: { to: 'refused' as const, reason: 'Be kind' } }
      await library.must(reviews.DecideContribution, decision)
      assert.equal((await library.must(reviews.GetReaders, { params })).total, 0)
      assert.equal((await jordan.must(reviews.PutReview, { params, body: { text: 'Kinder words' } })).state, 'waiting')
    })

    it('of a robot are taken until the limit of a day, whatever it sends at once', async () => {
      const titles: number[] = []
      for (let i = 0; i < 30; i++) titles.push((await library.title(`Robot ${i}`)).id)
      const answers = await Promise.all(
        titles.map((bib) => mina.call(reviews.PutReview, { params: { bib }, body: { stars: 1, text: 'spam' } })),
      )
      const refused = answers.filter(({ ok }) => !ok)
      assert.ok(refused.length >= 10)
      for (const one of refused) assert.deepEqual(codes(one), ['too-many-today'])
      const long = await jordan.call(reviews.PutReview, {
        params: { bib: titles[0] ?? 0 },
        body: { text: 'x'.repeat(5000) },
      })
      assert.equal(long.status, 422)
    })
  })

  it('goes with the reader: all of it is exported, and erased with them', async () => {
    const { sections } = await library.must(ExportPatron, { params: { id: jordan.id } })
    for (const section of ['lists', 'saved-searches', 'purchase-suggestions', 'reviews', 'tags'])
      assert.ok((sections[section]?.length ?? 0) > 0, section)
    await library.must(ErasePatron, { params: { id: jordan.id }, body: { reason: 'Asked' } })
    const counts = await library.carrel.platform.database.pool.query<{ n: string }>(
      `select (select count(*) from lists.list where patron_id = $1) + (select count(*) from saved_searches.search where patron_id = $1)
        + (select count(*) from reviews.review where patron_id = $1) + (select count(*) from reviews.tag where patron_id = $1)
        + (select count(*) from purchase_suggestions.suggestion where patron_id = $1) as n`,
      [jordan.id],
    )
    assert.equal(Number(counts.rows[0]?.n), 0)
    const { rows } = await library.must(suggestions.ListSuggestions, { query: { state: 'declined' } })
    assert.deepEqual(
      rows.map(({ title, patron, note, reason }) => [title, patron, note, reason]),
      [['Too dear', null, '', '']],
    )
  })
})
