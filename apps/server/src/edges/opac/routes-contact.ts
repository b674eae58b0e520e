import type { FastifyInstance } from 'fastify'
import { writeToLibrary } from '../../modules/site/index.ts'
import type { Platform } from '../../platform/platform.ts'
import { takeOne, type Allowance } from '../../platform/rate-limit.ts'
import { isRefusal } from '../../platform/refusal.ts'
import { formOf, isFromElsewhere, numberIn } from './form-data.ts'
import { sendPage } from './page.ts'
import { contactedPage, contactPage } from './pages/contact.ts'
import { forgedPage } from './pages/errors.ts'
import { act } from './reader-answers.ts'
import type { Site } from './site.ts'
import { visitOf, type Visit } from './visit.ts'

// Behind one address may be a whole school; a program sends more than this all the same.
const messagesPerMinute = 6
const mostKept = 10_000
const allowances = new WeakMap<Platform, Map<string, Allowance>>()

function isUnhurried({ site, request }: Visit): boolean {
  const all = allowances.get(site.platform) ?? new Map<string, Allowance>()
  allowances.set(site.platform, all)
  const taken = takeOne(all.get(request.ip), messagesPerMinute, site.platform.clock.now())
  if (!taken.ok) return false
  if (all.size >= mostKept) all.clear()
  all.set(request.ip, taken.allowance)
  return true
}

/** Mounts the page on which people write to the library, signed in or not. */
export function mountContactPages(app: FastifyInstance, site: Site): void {
  app.get<{ Querystring: { branch?: unknown } }>('/contact', async (request, reply) => {
    const visit = await visitOf(site, request, reply)
    const { branch } = request.query
    return sendPage(visit, contactPage(visit, new URLSearchParams(typeof branch === 'string' ? { branch } : {})))
  })
  app.get('/contact/sent', async (request, reply) => {
    const visit = await visitOf(site, request, reply)
    return sendPage(visit, contactedPage(visit))
  })
  app.post('/contact', async (request, reply) => {
    const visit = await visitOf(site, request, reply)
    if (isFromElsewhere(request)) return sendPage(visit, forgedPage(visit))
    const form = formOf(request)
    // Only machines fill in what people do not see.
    if ((form.get('website') ?? '') !== '') return reply.redirect('/contact/sent', 303)
    if (!isUnhurried(visit))
      return sendPage(visit, {
        ...contactPage(visit, form, [{ code: 'too-fast', message: 'Wait a minute.' }]),
        status: 429,
      })
    const written = await act(visit, (w) =>
      writeToLibrary(w, {
        branch: numberIn(form, 'branch') ?? null,
        name: form.get('name') ?? '',
        answerTo: form.get('answerTo') ?? '',
        text: form.get('text') ?? '',
        language: visit.say.lang,
      }),
    )
    if (isRefusal(written)) return sendPage(visit, contactPage(visit, form, written.blocks))
    return reply.redirect('/contact/sent', 303)
  })
}
