import type { FastifyInstance } from 'fastify'
import { newPin, ownActions, renewAll } from './account-actions.ts'
import { carriesToken, formOf, isFromElsewhere, ownAddress, type FormFields } from './form-data.ts'
import { placeOwnHold } from './hold-action.ts'
import { sendPage } from './page.ts'
import { forgedPage } from './pages/errors.ts'
import { signIn, signInAddress, signOut } from './session-actions.ts'
import type { Site } from './site.ts'
import { languageCookie, languageOf } from './messages/languages.ts'
import { themeCookie, themeOf } from './theme.ts'
import { visitOf, type SignedIn, type Visit } from './visit.ts'

interface Asked {
  readonly Params: { readonly id?: string }
}

const year = 60 * 60 * 24 * 365

/** Mounts what forms are sent to. Each checks first that the form is ours. */
export function mountForms(app: FastifyInstance, site: Site): void {
  const open = (path: string, run: (visit: Visit, form: FormFields) => unknown) => {
    app.post(path, async (request, reply) => {
      const visit = await visitOf(site, request, reply)
      if (isFromElsewhere(request)) return sendPage(visit, forgedPage(visit))
      return run(visit, formOf(request))
    })
  }
  const own = (
    path: string,
    back: (id: number) => string,
    run: (visit: Visit, patron: SignedIn, id: number, form: FormFields) => Promise<unknown>,
  ) => {
    app.post<Asked>(path, async (request, reply) => {
      const visit = await visitOf(site, request, reply)
      const { id: text = '0' } = request.params
      if (!/^\d{1,15}$/.test(text)) return reply.callNotFound()
      const id = Number(text)
      if (!visit.patron) return reply.redirect(signInAddress(back(id)), 303)
      const form = formOf(request)
      if (isFromElsewhere(request) || !carriesToken(form, visit.patron)) return sendPage(visit, forgedPage(visit))
      return run(visit, visit.patron, id, form)
    })
  }
  const account = () => '/account'

  open('/sign-in', (visit, form) => signIn(visit, form))
  open('/theme', ({ request, reply }, form) => {
    const theme = themeOf(form.get('theme') ?? undefined)
    const options = { path: '/', sameSite: 'lax', httpOnly: true, secure: request.protocol === 'https' } as const
    if (theme === 'auto') reply.clearCookie(themeCookie, options)
    else reply.setCookie(themeCookie, theme, { ...options, maxAge: year })
    return reply.redirect(ownAddress(form.get('back'), '/'), 303)
  })
  open('/language', ({ request, reply }, form) => {
    const chosen = languageOf(form.get('language') ?? undefined)
    const options = { path: '/', sameSite: 'lax', httpOnly: true, secure: request.protocol === 'https' } as const
    if (chosen) reply.setCookie(languageCookie, chosen.lang, { ...options, maxAge: year })
    return reply.redirect(ownAddress(form.get('back'), '/'), 303)
  })
  own('/sign-out', account, (visit, patron) => signOut(visit, patron))
  own('/title/:id/hold', (id) => `/title/${id}/hold`, placeOwnHold)
  own('/account/loans/renew', account, (visit, patron) => renewAll(visit, patron))
  own('/account/pin', account, (visit, patron, _, form) => newPin(visit, patron, form))
  for (const [path, run] of Object.entries(ownActions)) own(path, account, run)
}
