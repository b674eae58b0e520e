import type { FastifyInstance } from 'fastify'
import { newPin, ownActions, renewAll } from './account-actions.ts'
import { formOf, isFromElsewhere, ownAddress, type FormFields } from './form-data.ts'
import { placeOwnHold } from './hold-action.ts'
import { ownRoutes } from './own-routes.ts'
import { sendPage } from './page.ts'
import { forgedPage } from './pages/errors.ts'
import { signIn, signOut } from './session-actions.ts'
import type { Site } from './site.ts'
import { languageCookie, languageOf } from './messages/languages.ts'
import { themeCookie, themeOf } from './theme.ts'
import { visitOf, type Visit } from './visit.ts'

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

  const own = ownRoutes(app, site)
  own.form('/sign-out', account, (visit, patron) => signOut(visit, patron))
  own.form(
    '/title/:id/hold',
    ({ id }) => `/title/${id}/hold`,
    (visit, patron, form, { id }) => placeOwnHold(visit, patron, id, form),
  )
  own.form('/account/loans/renew', account, (visit, patron) => renewAll(visit, patron))
  own.form('/account/pin', account, (visit, patron, form) => newPin(visit, patron, form))
  for (const [path, run] of Object.entries(ownActions))
    own.form(path, account, (visit, patron, form, { id }) => run(visit, patron, id, form))
}
