import type { FastifyInstance, FastifyRequest } from 'fastify'
import { isMaskedToken } from './form-token.ts'
import type { SignedIn } from './visit.ts'

/** The fields of a form as a browser posts them. */
export type FormFields = URLSearchParams

const longestForm = 64 * 1024

/** Lets pages receive forms. */
export function acceptForms(app: FastifyInstance): void {
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string', bodyLimit: longestForm },
    (_, body, done) => done(null, new URLSearchParams(String(body))),
  )
}

/** The form of a request; without one, an empty one. */
export function formOf(request: FastifyRequest): FormFields {
  return request.body instanceof URLSearchParams ? request.body : new URLSearchParams()
}

/** True when a browser says that another site sent the form. */
export function isFromElsewhere(request: FastifyRequest): boolean {
  const site = request.headers['sec-fetch-site']
  if (site !== undefined) return site !== 'same-origin' && site !== 'none'
  const { origin } = request.headers
  return origin !== undefined && (!URL.canParse(origin) || new URL(origin).host !== request.host)
}

/** True when a form carries the token of the session: no other site can know it. */
export function carriesToken(form: FormFields, { session }: SignedIn): boolean {
  return isMaskedToken(form.get('csrf') ?? '', session.csrf)
}

/** A number from a form, e.g. that of a branch. */
export function numberIn(form: FormFields, name: string): number | undefined {
  const text = form.get(name) ?? ''
  return /^\d{1,15}$/.test(text) ? Number(text) : undefined
}

/** An address of our own to go on to; anything that leads elsewhere becomes the fallback. */
export function ownAddress(text: string | null | undefined, fallback: string): string {
  if (text === null || text === undefined || text.length > 2000) return fallback
  // What browsers read as another host: //host, /\host, and line breaks and tabs that they drop.
  // eslint-disable-next-line no-control-regex -- these characters are what is looked for
  return /^\/(?![/\\])[^\\\u0000-\u001f]*$/.test(text) ? text : fallback
}
