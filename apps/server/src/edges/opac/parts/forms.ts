import { html, type Html } from '../../../platform/html.ts'
import type { Block } from '../../../platform/refusal.ts'
import type { Visit } from '../visit.ts'
import { icon } from './icons.ts'

/** The token that shows a form to be ours; forms of people who are not signed in have nothing to protect. */
export function csrfField({ patron }: Pick<Visit, 'patron'>): Html | '' {
  return patron ? html`<input type="hidden" name="csrf" value="${patron.formToken}" />` : ''
}

/** A form that does one thing when its button is pressed. */
export function actionForm(visit: Visit, action: string, content: Html, className = ''): Html {
  return html`<form class="${className}" action="${action}" method="post">${csrfField(visit)}${content}</form>`
}

/** Why something was not done: every reason at once. */
export function refusalBand({ say }: Pick<Visit, 'say'>, title: string, blocks: readonly Block[]): Html {
  const sentences = [...new Set(blocks.map((block) => say.refusal(block.code, block.message)))]
  return html`<div class="band stop" role="alert">
    ${icon('alert')}
    <div>
      <p><b>${title}</b></p>
      ${
        sentences.length === 1
          ? html`<p>${sentences[0]}</p>`
          : html`<ul>
              ${sentences.map((sentence) => html`<li>${sentence}</li>`)}
            </ul>`
      }
    </div>
  </div>`
}

/** The choice of a branch to collect at; of those `offered` where not all are. */
export function pickupChoice(
  visit: Visit,
  id: string,
  label: string,
  chosen: number | undefined,
  offered?: readonly number[],
): Html {
  const branches = visit.branches.filter((branch) => branch.pickup && offered?.includes(branch.id) !== false)
  return html`<label for="${id}">${label}</label>
    <select id="${id}" name="pickup">
      ${branches.map(
        (branch) =>
          html`<option value="${branch.id}" ${branch.id === chosen ? html`selected` : ''}>${branch.name}</option>`,
      )}
    </select>`
}
