import type { Consent, KnownVendor, VendorClaim } from '../../modules/vendor-sign-in/index.ts'
import { html } from '../../platform/html.ts'
import type { Block } from '../../platform/refusal.ts'
import type { Page } from '../opac/page.ts'
import { actionForm, refusalBand } from '../opac/parts/forms.ts'
import type { Visit } from '../opac/visit.ts'
import { vendorWords } from './words.ts'

// What says who somebody is outside the library: told only where it is ticked.
const byChoice: readonly VendorClaim[] = ['name', 'email']

/** What a program would be told, before it is told anything. */
export function consentPage(
  visit: Visit,
  {
    vendor,
    wanted,
    before,
    handle,
  }: {
    readonly vendor: KnownVendor
    readonly wanted: readonly VendorClaim[]
    readonly before: Consent | undefined
    readonly handle: string
  },
): Page {
  const words = vendorWords(visit.say.lang)
  const asked = wanted.filter((claim) => byChoice.includes(claim))
  const always = wanted.filter((claim) => !byChoice.includes(claim))
  const ticked = (claim: VendorClaim) => before?.ended === false && before.claims.includes(claim)
  const other = `/oidc/go-on?request=${handle}&other=1`
  return {
    title: words.title(vendor.name),
    hidden: true,
    search: false,
    body: html`<div class="wrap narrow-page">
      <div class="card sign-in">
        <h1>${words.title(vendor.name)}</h1>
        <p>${words.text(vendor.name)}</p>
        <p class="quiet">
          ${words.signedInAs} <b><bdi>${visit.patron?.name ?? ''}</bdi></b>. <a href="${other}">${words.notMe}</a>
        </p>
        <div>
          <p><b>${words.always}</b></p>
          <ul class="told">
            <li>${words.reader}</li>
            <li>${words.subject}</li>
            ${always.map((claim) => html`<li>${words.claims[claim]}</li>`)}
          </ul>
        </div>
        ${actionForm(
          visit,
          '/oidc/consent',
          html`<input type="hidden" name="request" value="${handle}" />
            ${
              asked.length === 0
                ? ''
                : html`<fieldset class="choices">
                    <legend>${words.choice}</legend>
                    ${asked.map(
                      (claim) =>
                        html`<label
                          ><input type="checkbox" name="tell" value="${claim}" ${ticked(claim) ? html`checked` : ''} />
                          ${words.claims[claim]}</label
                        >`,
                    )}
                    <p class="hint">${words.choiceHint}</p>
                  </fieldset>`
            }
            <p class="quiet">${words.kept}</p>
            <button class="button primary wide" name="answer" value="yes" type="submit">${words.yes(vendor.name)}</button>
            <button class="button wide" name="answer" value="no" type="submit">${words.no}</button>`,
          'stack',
        )}
      </div>
    </div>`,
  }
}

/** Why somebody cannot sign in at a program; `back` leads there, with the answer that they may not. */
export function mayNotPage(visit: Visit, vendor: KnownVendor, blocks: readonly Block[], back: string): Page {
  const words = vendorWords(visit.say.lang)
  const inWords = blocks.map((block) => ({ ...block, message: words.refusals[block.code] ?? block.message }))
  return {
    title: words.mayNot(vendor.name),
    status: 403,
    hidden: true,
    search: false,
    body: html`<div class="wrap narrow-page">
      <div class="card sign-in">
        <h1>${words.mayNot(vendor.name)}</h1>
        ${refusalBand(visit, vendor.name, inWords)}
        <a class="button wide" href="${back}">${words.goingLink(vendor.name)}</a>
        <p class="quiet"><a href="/account">${words.account}</a></p>
      </div>
    </div>`,
  }
}

/** A request that leads nowhere: it names no program that we know, or has been answered. `reason` is for whoever set it up. */
export function deadEndPage(visit: Visit, text: string, reason: string, status: number): Page {
  const words = vendorWords(visit.say.lang)
  return {
    title: words.deadEnd,
    status,
    hidden: true,
    search: false,
    body: html`<div class="wrap narrow-page">
      <div class="card sign-in">
        <h1>${words.deadEnd}</h1>
        <p>${text}</p>
        ${reason === '' ? '' : html`<p class="quiet" lang="en" dir="ltr">${reason}</p>`}
        <p class="quiet"><a href="/">${words.home}</a></p>
      </div>
    </div>`,
  }
}
