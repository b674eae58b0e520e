import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, it } from 'node:test'
import { createLocalJWKSet, jwtVerify } from 'jose'
import { codes, openLibrary, type TestLibrary } from '../../../../test/library.ts'
import { AddReading, CreateCourse, CreateTerm, DeleteCourse } from '../../reserves/contract.ts'
import { openBrowser, type Browser, type Seen } from '../../../../test/page-browser.ts'
import * as contract from '../contract-lti.ts'
import { claimsOf, openTestPlatform, roles, type TestPlatform, type TokenFault } from './testing/test-platform.ts'

describe('reading lists in courses', () => {
  let library: TestLibrary
  let school: TestPlatform
  let id: number
  let course: number
  let bib: number
  let browser: Browser

  before(async () => {
    library = await openLibrary({ now: '2026-09-10T10:00:00Z' })
    school = await openTestPlatform(() => library.carrel.clock.now().epochMilliseconds)
    const term = await library.must(CreateTerm, { body: { name: 'Fall', from: '2026-09-01', to: '2026-12-20' } })
    const add = async (name: string, teacher: string) =>
      (await library.must(CreateCourse, { body: { term: term.id, name, instructors: [{ name: teacher }] } })).id
    course = await add('Other worlds', 'Ursula Teacher')
    await add('Chemistry', 'Marie Other')
    bib = (await library.title('The dispossessed')).id
    await library.must(AddReading, { params: { id: course }, body: { bib } })
    const platform = await library.must(contract.CreateLearningPlatform, {
      body: {
        name: 'School of Elm',
        enabled: true,
        issuer: school.issuer,
        clientId: 'carrel-1',
        deployments: ['dep-1'],
        loginUrl: school.loginUrl,
        keysUrl: school.keysUrl,
        sites: ['https://school.example/courses/'],
        clockTolerance: 30,
        instructorsChoose: 'own',
      },
    })
    id = platform.id
  })
  after(async () => {
    await school.close()
    await library.stop()
  })
  beforeEach(() => {
    browser = openBrowser(library.carrel)
  })

  const hint = () =>
    `iss=${encodeURIComponent(school.issuer)}&login_hint=person-1&target_link_uri=http%3A%2F%2Flocalhost%2F`
  const stateOf = (address: string) => new URL(address).searchParams.get('state') ?? ''
  const begin = (who: Browser) => who.get(`/auth/lti/login?${hint()}&lti_message_hint=m-1&client_id=carrel-1`)

  /** Opens a link of a course: from the platform to here, back to it, and here again with what it proves. */
  async function open(claims: Readonly<Record<string, unknown>> = {}, how?: TokenFault, who = browser): Promise<Seen> {
    const { location } = await begin(who)
    const token = await school.token(location, claims, how)
    return who.post('/auth/lti/launch', { id_token: token, state: stateOf(location) })
  }
  const follow = async (seen: Seen, who = browser) => (seen.status === 303 ? who.get(seen.location) : seen)
  const change = (body: NonNullable<(typeof contract.ChangeLearningPlatform)['types']>['body']) =>
    library.must(contract.ChangeLearningPlatform, { params: { id }, body })
  const teacher = { ...claimsOf({ roles: roles.teacher }), name: 'Ursula Teacher' }

  describe('a course at a school that has no reading list yet', () => {
    it('says so to a student, and does not say that something is broken', async () => {
      const page = await follow(await open())
      assert.equal(page.status, 404)
      assert.match(page.text, /There is no reading list here yet/)
    })
    it('lets whoever teaches choose among the lists that name them, and students see it from then on', async () => {
      const out = await open(teacher)
      const page = await follow(out)
      assert.match(page.text, /Choose the reading list of Other worlds, autumn/)
      assert.match(page.text, /Use this list: Other worlds/)
      assert.doesNotMatch(page.text, /Chemistry/)
      const chosen = await browser.post(out.location, { course: String(course) })
      assert.match((await follow(chosen)).text, /You teach this course/)
      const student = await follow(await open({}, undefined, openBrowser(library.carrel)))
      assert.equal(student.status, 200)
      assert.match(student.text, /The dispossessed/)
      assert.doesNotMatch(student.text, /You teach this course/)
      const { rows } = await library.must(contract.ListLearningContexts)
      assert.deepEqual(
        rows.map(({ title, linkedBy, course: known }) => [title, linkedBy, known?.name]),
        [['Other worlds, autumn', 'Ursula Teacher (School of Elm)', 'Other worlds']],
      )
    })
    it('lets nobody choose the list of somebody else, whatever form is sent', async () => {
      const other = { ...teacher, ...claimsOf({ context: { id: 'context-2' } }), name: 'Marie Other' }
      const out = await open(other)
      const seen = await browser.post(out.location, { course: String(course) })
      assert.equal(seen.status, 409)
      assert.match(seen.text, /does not name you/)
      await change({ instructorsChoose: 'none' })
      assert.match((await follow(out)).text, /Ask the library/)
      await change({ instructorsChoose: 'any' })
      assert.equal((await browser.post(out.location, { course: String(course) })).status, 303)
      await change({ instructorsChoose: 'own' })
    })
    it('is linked by staff', async () => {
      await open(claimsOf({ context: { id: 'context-3', title: 'Third' } }))
      const { rows } = await library.must(contract.ListLearningContexts)
      const third = rows[0]?.id ?? 0
      assert.deepEqual([rows[0]?.title, rows[0]?.course], ['Third', null])
      await library.must(contract.LinkLearningContext, { params: { id: third }, body: { course } })
      const seen = await follow(await open(claimsOf({ context: { id: 'context-3' } })))
      assert.match(seen.text, /The dispossessed/)
      const wrong = await library.call(contract.LinkLearningContext, {
        params: { id: third },
        body: { course: 999_999 },
      })
      assert.deepEqual(codes(wrong), ['course-not-found'])
      const assistant = await library.deskWith(['reserves:read'])
      const refused = await assistant.call(contract.LinkLearningContext, {
        params: { id: third },
        body: { course: null },
      })
      assert.equal(refused.ok, false)
    })
    it('is without a list again when the list is deleted', async () => {
      const { rows } = await library.must(contract.ListLearningContexts)
      const term = (await library.must(CreateTerm, { body: { name: 'More', from: '2026-09-01', to: '2026-12-20' } })).id
      const short = await library.must(CreateCourse, { body: { term, name: 'Short' } })
      const third = rows.find(({ title }) => title === 'Third')?.id ?? 0
      await library.must(contract.LinkLearningContext, { params: { id: third }, body: { course: short.id } })
      await library.must(DeleteCourse, { params: { id: short.id } })
      assert.equal((await follow(await open(claimsOf({ context: { id: 'context-3' } })))).status, 404)
    })
  })

  describe('a launch that does not hold', () => {
    const seconds = () => Math.floor(library.carrel.clock.now().epochMilliseconds / 1000)
    const wrong: readonly (readonly [
      string,
      () => Readonly<Record<string, unknown>>,
      TokenFault | undefined,
      RegExp,
    ])[] = [
      ['was changed on the way', () => ({}), 'tampered', /signature/],
      ['is not signed', () => ({}), 'unsigned', /does not count/],
      ['is signed with a shared secret', () => ({}), 'shared-secret', /does not count/],
      ['is signed with a key of nobody', () => ({}), 'unknown-key', /does not publish/],
      ['comes from another issuer', () => ({ iss: 'https://other.example' }), undefined, /other\.example/],
      ['is for somebody else', () => ({ aud: 'carrel-2' }), undefined, /carrel-2/],
      ['is for several and given to nobody', () => ({ aud: ['carrel-1', 'x'] }), undefined, /azp/],
      ['was given to another', () => ({ aud: ['carrel-1', 'x'], azp: 'x' }), undefined, /azp/],
      ['answers another request', () => ({ nonce: 'n-0' }), undefined, /nonce/],
      ['has no nonce', () => ({ nonce: undefined }), undefined, /nonce/],
      ['comes late', () => ({ iat: seconds() - 400, exp: seconds() - 100 }), undefined, /too late/],
      ['never ends', () => ({ exp: undefined }), undefined, /exp/],
      [
        'is of yesterday but good for a year',
        () => ({ iat: seconds() - 86_400, exp: seconds() + 9e6 }),
        undefined,
        /iat/,
      ],
      ['is of tomorrow', () => ({ iat: seconds() + 86_400, exp: seconds() + 90_000 }), undefined, /iat/],
      ['comes from another deployment', () => claimsOf({ deployment_id: 'dep-9' }), undefined, /“dep-9”/],
      ['names no deployment', () => claimsOf({ deployment_id: undefined }), undefined, /no deployment/],
      ['speaks another version', () => claimsOf({ version: '1.1' }), undefined, /1\.1/],
      ['is another message', () => claimsOf({ message_type: 'LtiSubmissionReviewRequest' }), undefined, /Submission/],
      ['has no message type', () => claimsOf({ message_type: undefined }), undefined, /message/],
      ['has no link', () => claimsOf({ resource_link: undefined }), undefined, /resource_link/],
      ['has no address', () => claimsOf({ target_link_uri: 'javascript:1' }), undefined, /target_link_uri/],
      ['has no roles', () => claimsOf({ roles: undefined }), undefined, /roles/],
    ]
    for (const [what, claims, how, told] of wrong)
      it(`opens nothing when it ${what}, and staff read why`, async () => {
        const seen = await open(claims(), how)
        assert.equal(seen.status, 409, seen.text)
        assert.match(seen.text, /does not hold, so nothing was opened/)
        const { rows } = await library.must(contract.ListLearningPlatforms)
        assert.match(rows[0]?.refusedText ?? '', told)
      })
    it('counts once', async () => {
      const { location } = await begin(browser)
      const form = { id_token: await school.token(location), state: stateOf(location) }
      assert.equal((await browser.post('/auth/lti/launch', form)).status, 303)
      const again = await browser.post('/auth/lti/launch', form)
      assert.match(again.text, /was used already/)
      // The same token with a launch of its own answers another request.
      const next = await begin(browser)
      const replayed = await browser.post('/auth/lti/launch', { ...form, state: stateOf(next.location) })
      assert.match(replayed.text, /does not hold/)
    })
    it('is lost after ten minutes, in another browser, or when nobody began it', async () => {
      const { location } = await begin(browser)
      const form = { id_token: await school.token(location), state: stateOf(location) }
      const thief = openBrowser(library.carrel)
      await begin(thief)
      assert.match((await thief.post('/auth/lti/launch', form)).text, /another browser/)
      library.at('2026-09-10T10:11:00Z')
      assert.match((await browser.post('/auth/lti/launch', form)).text, /took too long/)
      library.at('2026-09-10T10:00:00Z')
      assert.match((await browser.post('/auth/lti/launch', { id_token: 'x', state: '' })).text, /took too long/)
      assert.match((await browser.post('/auth/lti/launch', {})).text, /took too long/)
    })
    it('is told politely when the platform itself refuses, and when its token is rubbish', async () => {
      const first = await begin(browser)
      const refused = { error: 'login_required', state: stateOf(first.location) }
      assert.match((await browser.post('/auth/lti/launch', refused)).text, /School of Elm did not let you through/)
      const second = await begin(browser)
      const rubbish = { id_token: '<script>', state: stateOf(second.location) }
      const seen = await browser.post('/auth/lti/launch', rubbish)
      assert.match(seen.text, /does not hold/)
    })
  })

  describe('a platform', () => {
    it('begins by GET or POST, and only when it is set up and switched on', async () => {
      const fields = Object.fromEntries(new URLSearchParams(hint()))
      const posted = await browser.post('/auth/lti/login', fields)
      assert.equal(posted.status, 303)
      const asked = new URL(posted.location).searchParams
      assert.deepEqual(
        ['response_mode', 'prompt', 'scope', 'redirect_uri', 'login_hint'].map((name) => asked.get(name)),
        ['form_post', 'none', 'openid', 'http://localhost:80/auth/lti/launch', 'person-1'],
      )
      const unknown = await browser.get('/auth/lti/login?iss=https%3A%2F%2Fx.example&login_hint=1')
      assert.match(unknown.text, /x\.example is not set up here/)
      assert.match((await browser.get(`/auth/lti/login?${hint()}&client_id=other`)).text, /not set up here/)
      assert.match((await browser.get('/auth/lti/login')).text, /Canvas or Moodle/)
      assert.match((await browser.get(`/auth/lti/login?${hint()}&lti_message_hint=${'x'.repeat(9000)}`)).text, /longer/)
      await change({ enabled: false })
      assert.match((await begin(browser)).text, /not set up here/)
      await change({ enabled: true })
    })
    it('may change its keys at any time', async () => {
      await open()
      await school.rotate()
      assert.equal((await open()).status, 303)
    })
    it('that does not answer keeps counting by the keys that it had', async () => {
      school.down = true
      assert.equal((await open()).status, 303)
      const unknown = await open({}, 'unknown-key')
      assert.match(unknown.text, /cannot be read at the moment/)
      const test = await library.must(contract.TestLearningPlatform, { params: { id } })
      assert.equal(test.ok, false)
      school.down = false
    })
    it('is tried with a button: keys, clock and address', async () => {
      await open()
      const { ok, steps } = await library.must(contract.TestLearningPlatform, { params: { id } })
      assert.ok(ok, JSON.stringify(steps))
      assert.match(steps.map(({ said }) => said).join(' '), /1 key .* clock agrees .* https:\/\/school\.example/)
    })
    it('alone may frame what it opens, and nothing else of the site', async () => {
      const policyOf = async (address: string) => {
        const { headers } = await library.carrel.server.app.inject({ url: address, headers: { accept: 'text/html' } })
        return [
          /frame-ancestors ([^;]*)/.exec(String(headers['content-security-policy']))?.[1],
          headers['x-frame-options'],
        ]
      }
      const framed = [`https://school.example ${school.issuer}`, undefined]
      assert.deepEqual(await policyOf(`/auth/lti/course/${course}`), framed)
      assert.deepEqual(await policyOf(`/auth/lti/title/${bib}`), framed)
      assert.deepEqual(await policyOf(`/courses/${course}`), ["'none'", 'DENY'])
      await change({ enabled: false })
      assert.deepEqual(await policyOf(`/auth/lti/course/${course}`), ["'none'", 'DENY'])
      await change({ enabled: true })
    })
    it('whose frame lets no cookie through begins again in a window of its own', async () => {
      const { location } = await begin(browser)
      const form = { id_token: await school.token(location), state: stateOf(location) }
      const window = openBrowser(library.carrel)
      const page = await window.post('/auth/lti/launch', form)
      assert.equal(page.status, 200)
      assert.match(page.text, /target="_blank"[\s\S]*Open in a new window/)
      const fields = [...page.text.matchAll(/name="([a-z_]+)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [
        name,
        value,
      ])
      const again = await window.get(`/auth/lti/login?${new URLSearchParams(Object.fromEntries(fields))}`)
      const token = await school.token(again.location)
      assert.equal(
        (await window.post('/auth/lti/launch', { id_token: token, state: stateOf(again.location) })).status,
        303,
      )
      // The first one was not used up by it.
      assert.equal((await browser.post('/auth/lti/launch', form)).status, 303)
    })
    it('is saved only when its addresses are addresses, and it has a deployment before it is switched on', async () => {
      const body = {
        loginUrl: 'school.example/auth',
        keysUrl: 'javascript:alert(1)',
        sites: ['ftp://x'],
        deployments: [' '],
      }
      const refused = await library.call(contract.ChangeLearningPlatform, { params: { id }, body })
      assert.deepEqual(
        codes(refused),
        Array.from({ length: 4 }, () => 'invalid-platform'),
      )
    })
  })

  describe('putting a list or a title into a course', () => {
    const settings = 'https://purl.imsglobal.org/spec/lti-dl/claim/deep_linking_settings'
    const request = (extra: object = {}) => ({
      ...teacher,
      ...claimsOf({ message_type: 'LtiDeepLinkingRequest', resource_link: undefined, target_link_uri: undefined }),
      [settings]: {
        deep_link_return_url: `${school.issuer}/back?x=1`,
        accept_types: ['ltiResourceLink', 'link'],
        accept_presentation_document_targets: ['iframe'],
        data: 'opaque <1>',
        ...extra,
      },
    })
    const answered = async (page: Seen) => {
      const [, jwt = ''] = /name="JWT" value="([^"]*)"/.exec(page.text) ?? []
      const keys = JSON.parse((await browser.get('/auth/lti/keys')).text)
      assert.deepEqual(Object.keys(keys.keys[0]).sort(), ['alg', 'e', 'kid', 'kty', 'n', 'use'])
      const currentDate = new Date(library.carrel.clock.now().epochMilliseconds)
      const checked = { issuer: 'carrel-1', audience: school.issuer, currentDate }
      return (await jwtVerify(jwt, createLocalJWKSet(keys), checked)).payload
    }
    it('answers with a link that is signed with our key, and that link opens the list whatever the course', async () => {
      const out = await open(request())
      assert.match((await follow(out)).text, /The whole list: Other worlds[\s\S]*Other lists[\s\S]*Chemistry/)
      const page = await browser.post(out.location, { course: String(course) })
      assert.match(page.text, new RegExp(`action="${school.issuer}/back\\?x=1"`))
      const payload = await answered(page)
      assert.equal(payload['https://purl.imsglobal.org/spec/lti/claim/message_type'], 'LtiDeepLinkingResponse')
      assert.equal(payload['https://purl.imsglobal.org/spec/lti-dl/claim/data'], 'opaque <1>')
      const items: unknown = payload['https://purl.imsglobal.org/spec/lti-dl/claim/content_items']
      assert.deepEqual(items, [
        {
          type: 'ltiResourceLink',
          url: 'http://localhost:80/auth/lti/launch',
          custom: { carrel_course: String(course) },
          title: 'Other worlds',
        },
      ])
      const custom = { custom: { carrel_course: String(course) }, context: { id: 'context-8' } }
      assert.equal((await open(claimsOf(custom))).location, `/auth/lti/course/${course}`)
    })
    it('offers the titles of a list, and gives a plain link to a platform that takes no other', async () => {
      const out = await open(request({ accept_types: ['link'] }))
      const list = await browser.get(`${out.location}?list=${course}`)
      assert.match(list.text, /This title: The dispossessed/)
      const payload = await answered(await browser.post(out.location, { list: String(course), title: String(bib) }))
      assert.deepEqual(payload['https://purl.imsglobal.org/spec/lti-dl/claim/content_items'], [
        { type: 'link', url: `http://localhost:80/title/${bib}`, title: 'The dispossessed' },
      ])
      const gone = await browser.post(out.location, { list: String(course), title: '999999' })
      assert.equal(gone.status, 404)
    })
    it('is refused when it is not said where the choice goes, or something else than a link is wanted', async () => {
      assert.equal((await open(request({ deep_link_return_url: 'javascript:x' }))).status, 409)
      assert.equal((await open(request({ accept_types: ['image'] }))).status, 409)
      assert.equal((await open({ ...request(), [settings]: undefined })).status, 409)
    })
    it('has its time: two hours after the launch nothing is chosen any more', async () => {
      const out = await open(request())
      library.at('2026-09-10T12:01:00Z')
      assert.match((await browser.post(out.location, { course: String(course) })).text, /took too long/)
      library.at('2026-09-10T10:00:00Z')
    })
  })
})
