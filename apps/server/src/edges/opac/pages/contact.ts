import { messageLimits } from '../../../modules/site/index.ts'
import { html } from '../../../platform/html.ts'
import type { Block } from '../../../platform/refusal.ts'
import type { FormFields } from '../form-data.ts'
import { contactWordsIn } from '../messages/contact/words.ts'
import type { Page } from '../page.ts'
import { refusalBand } from '../parts/forms.ts'
import { icon } from '../parts/icons.ts'
import { field } from '../reader-answers.ts'
import type { Visit } from '../visit.ts'

/** `/contact`: writing to the library. What was typed stays when something is wrong. */
export function contactPage(visit: Visit, typed: FormFields, refused: readonly Block[] = []): Page {
  const { say, branches } = visit
  const words = contactWordsIn(say.lang)
  const chosen = typed.get('branch') ?? ''
  const value = (name: string, longest: number) => (typed.get(name) ?? '').slice(0, longest)
  const inWords = refused.map((block) => ({ ...block, message: words.refusals[block.code] ?? block.message }))
  return {
    title: words.title,
    place: 'visit',
    search: false,
    canonical: '/contact',
    ...(refused.length > 0 && { status: 422 }),
    body: html`<div class="wrap readers-page">
      <h1>${words.title}</h1>
      <p>${words.intro}</p>
      ${refused.length === 0 ? '' : refusalBand(visit, words.wrong, inWords)}
      <form class="stack card" action="/contact" method="post">
        <div class="field">
          <label for="branch">${words.branch}</label>
          <select id="branch" name="branch">
            <option value="">${words.everyone}</option>
            ${branches.map(({ id, name }) => html`<option value="${id}" ${String(id) === chosen ? html`selected` : ''}>${name}</option>`)}
          </select>
        </div>
        ${field('name', words.name, value('name', messageLimits.name), { max: messageLimits.name })}
        ${field('answerTo', words.answerTo, value('answerTo', messageLimits.answerTo), { max: messageLimits.answerTo, hint: words.answerHint, needed: true })}
        ${field('text', words.text, value('text', 2 * messageLimits.text), { max: messageLimits.text, lines: 8, needed: true })}
        <div class="unseen" aria-hidden="true">
          <label for="website">Website</label>
          <input id="website" name="website" tabindex="-1" autocomplete="off" />
        </div>
        <p><button class="button primary" type="submit">${icon('mail')}${words.submit}</button></p>
      </form>
    </div>`,
  }
}

/** After a message was taken. */
export function contactedPage({ say }: Visit): Page {
  const words = contactWordsIn(say.lang)
  return {
    title: words.title,
    place: 'visit',
    search: false,
    hidden: true,
    body: html`<div class="wrap readers-page">
      <h1>${words.title}</h1>
      <p class="band ok" role="status">${icon('check')}<span>${words.sent}</span></p>
      <p><a href="/contact">${words.again}</a></p>
    </div>`,
  }
}
