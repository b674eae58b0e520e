import type { FastifyInstance } from 'fastify'
import {
  chooseCourse,
  coursesToChoose,
  deepLinkAnswer,
  originOf,
  framingOrigins,
  shownCourse,
  visitByToken,
  type Chosen,
  type LearningVisit,
} from '../../../modules/identity/index.ts'
import { publicCourse } from '../../../modules/reserves/index.ts'
import { html } from '../../../platform/html.ts'
import { isRefusal, notFound, type Outcome } from '../../../platform/refusal.ts'
import { carrel, withWork, type Work } from '../../../platform/work.ts'
import { contentSecurityPolicy } from '../../content-security.ts'
import { formOf, numberIn, type FormFields } from '../../opac/form-data.ts'
import { sendPage, type Page } from '../../opac/page.ts'
import { coursePage } from '../../opac/pages/courses.ts'
import type { Site } from '../../opac/site.ts'
import { visitOf, type Visit } from '../../opac/visit.ts'
import { ownOrigin } from '../sign-in-visit.ts'
import { choosePage, chooseTitlePage, courseName, framedPage, instructorBar, onwardPage, refusedPage } from './pages.ts'

interface Asked {
  readonly Params: { readonly token: string }
  readonly Querystring: Readonly<Record<string, unknown>>
}
type Query = Asked['Querystring']

/** Mounts the pages on which whoever teaches chooses: a reading list for their course, or what is put into it. */
export function mountChoice(lti: FastifyInstance, site: Site): void {
  lti.get<Asked>('/auth/lti/visit/:token', async (request, reply) => {
    const visit = await visitOf(site, request, reply)
    const learning = await visitByToken(visit.w, request.params.token)
    return sendPage(
      visit,
      isRefusal(learning) ? refusedPage(visit, learning.blocks) : await pageOf(visit, learning, request.query),
    )
  })
  lti.post<Asked>('/auth/lti/visit/:token', async (request, reply) => {
    const { token } = request.params
    const visit = await visitOf(site, request, reply)
    const learning = await visitByToken(visit.w, token)
    if (isRefusal(learning)) return sendPage(visit, refusedPage(visit, learning.blocks))
    const form = formOf(request)
    const { deepLink, platform } = learning
    if (deepLink) {
      const chosen = await chosenIn(visit.w, form)
      if (isRefusal(chosen)) return sendPage(visit, refusedPage(visit, chosen.blocks))
      const origin = await ownOrigin(site, request)
      const signed = await deepLinkAnswer(site.platform, { platform, deepLink }, chosen, (path) => `${origin}${path}`)
      const framedBy = await framingOrigins(visit.w)
      const formsTo = [...new Set([...framedBy, originOf(deepLink.returnUrl) ?? ''])].filter((one) => one !== '')
      reply.header(
        'content-security-policy',
        contentSecurityPolicy(site.platform.config.development, { framedBy, formsTo }),
      )
      const onward = { platform: platform.name, title: chosen.title, address: deepLink.returnUrl, token: signed }
      return sendPage(visit, onwardPage(visit, onward))
    }
    const course = numberIn(form, 'course') ?? 0
    const done = await withWork(site.platform, carrel, (w) => chooseCourse(w, learning, course))
    if (isRefusal(done)) return sendPage(visit, refusedPage(visit, done.blocks))
    return reply.redirect(`/auth/lti/visit/${token}`, 303)
  })
}

async function pageOf(visit: Visit, learning: LearningVisit, query: Query): Promise<Page> {
  const { w } = visit
  const { context, deepLink } = learning
  const linked = deepLink || query['choose'] === '1' ? undefined : await shownCourse(w, context?.course)
  const page = linked === undefined ? undefined : await coursePage(visit, linked)
  if (page) return framedPage({ ...page, body: html`${instructorBar(visit)}${page.body}` })
  if (deepLink) {
    const list =
      typeof query['list'] === 'string' && /^\d{1,15}$/.test(query['list']) ? Number(query['list']) : undefined
    const found = list === undefined ? undefined : await publicCourse(w, list)
    if (found && !isRefusal(found)) return chooseTitlePage(visit, found.course, titlesOf(found.readings))
  }
  const q = typeof query['q'] === 'string' ? query['q'].replaceAll('\0', '').trim().slice(0, 200) : ''
  const choice = await coursesToChoose(w, learning, q)
  return choosePage(visit, { choice, q, course: deepLink ? undefined : (context?.title ?? '') })
}

type Readings = Exclude<Awaited<ReturnType<typeof publicCourse>>, { readonly blocks: unknown }>['readings']

/** The titles of a list, each once however many copies are on reserve. */
function titlesOf(readings: Readings): { id: number; title: string; author: string | null }[] {
  const titles = readings.flatMap(({ bib, title, author }) =>
    bib === null || title === null ? [] : [[bib, { id: bib, title, author }] as const],
  )
  return [...new Map(titles).values()]
}

/** What a form chose: only what the public sees can be put into a course. */
async function chosenIn(w: Work, form: FormFields): Promise<Outcome<Chosen>> {
  const title = numberIn(form, 'title')
  const found = await publicCourse(w, numberIn(form, title === undefined ? 'course' : 'list') ?? 0)
  if (isRefusal(found)) return found
  if (title === undefined) return { kind: 'course', id: found.course.id, title: courseName(found.course) }
  const one = titlesOf(found.readings).find(({ id }) => id === title)
  return one
    ? { kind: 'title', id: one.id, title: one.title }
    : notFound('title', 'This title is not on the list any more.')
}
