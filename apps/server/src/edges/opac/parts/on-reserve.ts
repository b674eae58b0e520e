import { reservesOfBib } from '../../../modules/reserves/index.ts'
import { html, type Html } from '../../../platform/html.ts'
import type { Visit } from '../visit.ts'
import { icon } from './icons.ts'

/** The courses for which a title is on reserve. */
export async function onReserve({ w, say }: Visit, bib: number): Promise<Html | ''> {
  const { rows } = await reservesOfBib(w, bib)
  if (rows.length === 0) return ''
  return html`<p class="where plain on-reserve">
    ${icon('bookmark')}<span
      >${say.courses.onReserve}
      ${rows.map(
        ({ course, code, name }, i) =>
          html`${i === 0 ? '' : ', '}<a href="/courses/${course}"><bdi>${code === '' ? name : `${code} ${name}`}</bdi></a>`,
      )}</span
    >
  </p>`
}
