import type { Actions } from '../actions.ts'
import { h } from '../dom.ts'
import { icon } from '../icons.ts'
import { idsIn } from '../scan-burst.ts'
import { button, frame, heading, problem, type View } from './parts.ts'

const digits = ['1', '2', '3', '4', '5', '6', '7', '8', '9']
const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']

interface Asked {
  readonly name: string
  readonly title: string
  readonly text?: string
  readonly label: string
  readonly secret: boolean
  readonly send: (typed: string) => void
}

// Which keys are shown is nothing of the person's; it lives as long as the page.
let showsLetters = false

/** A number to type, with keys on the screen and with any keyboard. What is typed lives in the field alone and goes with it. */
function keypad(view: View, act: Actions, asked: Asked): HTMLElement {
  const { state, words } = view
  const field = h('input', {
    type: asked.secret ? 'password' : 'text',
    id: 'typed',
    name: 'typed',
    class: 'typed',
    inputmode: 'none',
    autocomplete: 'off',
    autocapitalize: 'off',
    spellcheck: 'false',
    maxlength: 60,
    // A field of its own on each screen: what was typed for one question never stands under another.
    'data-key': `typed-${asked.name}`,
  })
  const count = h('p', { class: 'unseen', role: 'status' })
  const typed = () => {
    count.textContent = asked.secret ? words.signs(field.value.length) : ''
  }
  let began = 0
  field.addEventListener('input', () => {
    if (field.value.length === 1) began = performance.now()
    typed()
  })
  const press = (sign: string) => {
    field.value += sign
    typed()
  }
  const send = () => {
    const text = field.value.trim()
    if (text === '' || state.busy) return
    field.value = ''
    asked.send(text)
  }
  field.addEventListener('keydown', (event) => {
    if (event.key === 'Enter') {
      // A card that is scanned while the PIN is asked for is no PIN: no hand types so fast.
      const ids = idsIn(field.value)
      const isScan = field.value.length >= 8 && performance.now() - began < field.value.length * 35
      if (asked.secret && isScan && ids.length > 0) {
        field.value = ''
        act.scan(ids)
      } else send()
    }
    if (event.key === 'Escape') act.back()
  })
  const keys = h('div', { class: 'keys' })
  const key = (sign: string) =>
    h('button', { type: 'button', class: 'key', onclick: () => press(sign), 'data-key': `key-${sign}` }, sign)
  const fill = () => {
    keys.className = showsLetters ? 'keys wide' : 'keys'
    keys.replaceChildren(
      ...(showsLetters ? letters : digits).map(key),
      h(
        'button',
        {
          type: 'button',
          class: 'key word',
          onclick: () => {
            showsLetters = !showsLetters
            fill()
          },
        },
        showsLetters ? words.digits : words.letters,
      ),
      ...(showsLetters ? [] : [key('0')]),
      h(
        'button',
        {
          type: 'button',
          class: 'key word',
          'aria-label': words.erase,
          onclick: () => {
            field.value = field.value.slice(0, -1)
            typed()
          },
        },
        icon('erase'),
      ),
    )
  }
  fill()
  return frame(view, {
    name: `typing ${asked.name}`,
    main: [
      h('section', { class: 'ask' }, heading(asked.title, asked.text), problem(view)),
      h('div', { class: 'pad' }, h('label', { for: 'typed', class: 'unseen' }, asked.label), field, count, keys),
    ],
    foot: [
      button(words.cancel, act.back, { key: 'back' }),
      button(state.busy ? words.working : words.goOn, send, {
        key: 'send',
        tone: 'main',
        icon: 'check',
        disabled: state.busy,
      }),
    ],
  })
}

/** The PIN of a card, or of staff. */
export function pinScreen(view: View, act: Actions): HTMLElement {
  const { words } = view
  return keypad(view, act, {
    name: 'pin',
    title: words.enterPin,
    text: words.enterPinText,
    label: words.pin,
    secret: true,
    send: act.pin,
  })
}

/** The number of a card that cannot be scanned. */
export function typeCardScreen(view: View, act: Actions): HTMLElement {
  const { words } = view
  return keypad(view, act, {
    name: 'card',
    title: words.cardNumber,
    label: words.cardNumber,
    secret: false,
    send: act.typeCard,
  })
}

/** The number of an item that cannot be scanned. */
export function typeItemScreen(view: View, act: Actions): HTMLElement {
  const { words } = view
  return keypad(view, act, {
    name: 'item',
    title: words.barcode,
    label: words.barcode,
    secret: false,
    send: act.typeItem,
  })
}
