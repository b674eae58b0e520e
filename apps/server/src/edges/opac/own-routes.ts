import type { FastifyInstance, FastifyRequest } from 'fastify'
import { carriesToken, formOf, isFromElsewhere, type FormFields } from './form-data.ts'
import { keptForm } from './kept-form.ts'
import { sendPage, type Page } from './page.ts'
import { takeOne, type Allowance } from '../../platform/rate-limit.ts'
import type { Platform } from '../../platform/platform.ts'
import { forgedPage, hastyPage, notFoundPage } from './pages/errors.ts'
import { sendAgainPage } from './pages/send-again.ts'
import { signInPage } from './pages/sign-in.ts'
import { signInAddress } from './session-actions.ts'
import type { Site } from './site.ts'
import { visitOf, type SignedIn, type Visit } from './visit.ts'

/** The parts of an address of someone's own. */
export interface OwnParams {
  readonly id: number
  /** The second number, as in `/account/lists/7/titles/12`. */
  readonly bib: number
  readonly query: Readonly<Record<string, unknown>>
}

interface Asked {
  readonly Params: { readonly id?: string; readonly bib?: string }
  readonly Querystring: Readonly<Record<string, unknown>>
}

// A person presses a button some times a minute; only a program presses it more often than this.
const formsPerMinute = 60
const mostKept = 10_000
const allowances = new WeakMap<Platform, Map<number, Allowance>>()

/** False when someone sends forms faster than a person could. */
function isUnhurried({ platform }: Site, patron: number): boolean {
  const all = allowances.get(platform) ?? new Map<number, Allowance>()
  allowances.set(platform, all)
  const taken = takeOne(all.get(patron), formsPerMinute, platform.clock.now())
  if (!taken.ok) return false
  if (all.size >= mostKept) all.clear()
  all.set(patron, taken.allowance)
  return true
}

/** Mounts pages and forms of people who are signed in; others are sent to sign in and come back. */
export function ownRoutes(app: FastifyInstance, site: Site) {
  return {
    page(path: string, show: (visit: Visit, patron: SignedIn, params: OwnParams) => Promise<Page | undefined>): void {
      app.get<Asked>(path, async (request, reply) => {
        const visit = await visitOf(site, request, reply)
        if (!visit.patron) return reply.header('cache-control', 'no-store').redirect(signInAddress(request.url), 303)
        const params = paramsOf(request)
        return sendPage(visit, (params && (await show(visit, visit.patron, params))) ?? notFoundPage(visit))
      })
    },
    /** `back` is the page of the form: there someone goes on who has to sign in first, unless they typed something, which is kept. */
    form(
      path: string,
      back: (params: OwnParams) => string,
      run: (visit: Visit, patron: SignedIn, form: FormFields, params: OwnParams) => Promise<unknown>,
    ): void {
      app.post<Asked>(path, async (request, reply) => {
        const visit = await visitOf(site, request, reply)
        const params = paramsOf(request)
        if (!params) return reply.callNotFound()
        const form = formOf(request)
        const elsewhere = isFromElsewhere(request)
        const kept = elsewhere ? undefined : keptForm(request, form)
        if (!visit.patron) {
          if (!kept) return reply.redirect(signInAddress(back(params)), 303)
          return sendPage(visit, await signInPage(visit, back(params), { kept }))
        }
        if (elsewhere || !carriesToken(form, visit.patron)) {
          // A page that was open since before the last sign-in: its browser vouches that it is ours, and a person presses again.
          const ours = kept !== undefined && request.headers['sec-fetch-site'] === 'same-origin'
          return sendPage(visit, ours ? sendAgainPage(visit, kept, back(params)) : forgedPage(visit))
        }
        if (!isUnhurried(site, visit.patron.id)) return sendPage(visit, hastyPage(visit))
        return run(visit, visit.patron, form, params)
      })
    },
  }
}

function paramsOf({ params, query }: FastifyRequest<Asked>): OwnParams | undefined {
  const { id = '0', bib = '0' } = params
  return /^\d{1,15}$/.test(id) && /^\d{1,15}$/.test(bib) ? { id: Number(id), bib: Number(bib), query } : undefined
}
