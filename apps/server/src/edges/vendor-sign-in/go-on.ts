import { html } from '../../platform/html.ts'
import { sendPage } from '../opac/page.ts'
import type { Visit } from '../opac/visit.ts'
import { vendorWords } from './words.ts'

/** An address of a program with what it is to be told added (RFC 6749, 4.1.2: what it has of its own stays). */
export function withAnswer(address: string, answer: Readonly<Record<string, string | null>>): string {
  const given = Object.entries(answer).filter((pair): pair is [string, string] => pair[1] !== null)
  const mark = address.includes('?') ? (/[?&]$/.test(address) ? '' : '&') : '?'
  return given.length === 0 ? address : `${address}${mark}${new URLSearchParams(given).toString()}`
}

/**
 * Sends a browser on to a program. After a form that is a page that goes on by itself: a form may not lead to another site,
 * not even by a redirect (Content Security Policy, form-action).
 */
export function goOn(visit: Visit, name: string, address: string, afterForm: boolean) {
  const { reply } = visit
  reply.header('cache-control', 'no-store').header('referrer-policy', 'no-referrer')
  if (!afterForm) return reply.redirect(address, 303)
  const words = vendorWords(visit.say.lang)
  return sendPage(visit, {
    title: words.going(name),
    hidden: true,
    search: false,
    head: html`<meta http-equiv="refresh" content="0;url=${address}" />`,
    body: html`<div class="wrap narrow-page">
      <div class="card sign-in">
        <h1>${words.going(name)}</h1>
        <p>${words.goingText}</p>
        <a class="button primary wide" href="${address}">${words.goingLink(name)}</a>
      </div>
    </div>`,
  })
}
