import { draw, h, type Child } from '../dom.ts'
import { icon, type IconName } from '../icons.ts'
import { qrCode } from '../qr-code.ts'
import { sayStops } from '../say-stop.ts'
import type { State } from '../state.ts'
import type { Words } from '../words/index.ts'

/** What a screen is drawn from. */
export interface View {
  readonly state: State
  readonly words: Words
}

interface ButtonLook {
  readonly key: string
  readonly icon?: IconName
  readonly tone?: 'main' | 'plain' | 'quiet'
  readonly disabled?: boolean
  readonly pressed?: boolean
  readonly hint?: string
}

/** A button that a thumb cannot miss. */
export function button(label: string, onPress: () => void, look: ButtonLook): HTMLElement {
  return h(
    'button',
    {
      type: 'button',
      class: `button ${look.tone ?? 'plain'}`,
      'data-key': look.key,
      disabled: look.disabled === true,
      'aria-pressed': look.pressed === undefined ? undefined : String(look.pressed),
      onclick: onPress,
    },
    look.icon && icon(look.icon),
    h('span', { class: 'label' }, label, look.hint !== undefined && h('small', {}, look.hint)),
  )
}

/** The frame of every screen: whose device it is, the one thing to do, and the ways out at the foot. */
export function frame(
  { state }: View,
  parts: { readonly name: string; readonly aside?: Child; readonly main: Child; readonly foot?: Child },
): HTMLElement {
  const { face } = state
  return h(
    'div',
    { class: `page ${parts.name}` },
    h(
      'header',
      { class: 'bar' },
      h(
        'div',
        { class: 'whose' },
        h('p', { class: 'library' }, face?.library ?? 'Carrel'),
        face && h('p', { class: 'place' }, `${face.branchName} · ${face.name}`),
      ),
      parts.aside,
    ),
    h('main', { class: 'body' }, parts.main),
    parts.foot !== undefined && h('footer', { class: 'foot' }, parts.foot),
  )
}

/** The heading of a screen; it takes the focus when the screen is new. */
export function heading(title: string, text?: string): Child {
  return [h('h1', { tabindex: -1 }, title), text !== undefined && h('p', { class: 'lead' }, text)]
}

/** Why something did not go; read out at once. */
export function problem({ state, words }: View): Child {
  if (state.problem.length === 0) return undefined
  const cut = state.problem.every((stop) => stop.code === 'cut')
  return h(
    'p',
    { class: 'band stop', role: 'alert' },
    icon('stop'),
    h('span', {}, cut ? words.offlineText : sayStops(state.problem, words).join(' ')),
  )
}

/** A code for a phone, black on white in any light. */
export function qrPicture(text: string, label: string): Element {
  const dots = qrCode(text)
  const size = dots.length + 8
  const path = dots.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x + 4} ${y + 4}h1v1h-1z`] : []))).join('')
  return draw(
    'svg',
    { viewBox: `0 0 ${size} ${size}`, class: 'qr', role: 'img', 'aria-label': label, 'shape-rendering': 'crispEdges' },
    draw('rect', { width: size, height: size, fill: '#fff' }),
    draw('path', { d: path, fill: '#000' }),
  )
}

/** The drawn cover of a title. */
export function cover(bib: number | undefined): Child {
  return bib === undefined
    ? h('span', { class: 'cover none' }, icon('book'))
    : h('img', { class: 'cover', src: `/cover/${bib}-thumb.svg`, alt: '', width: 64, height: 92 })
}
