import type { Actions } from '../actions.ts'
import { canUseCamera } from '../camera.ts'
import { h, type Child } from '../dom.ts'
import { icon } from '../icons.ts'
import { wordsOf } from '../words/index.ts'
import { button, frame, heading, problem, type View } from './parts.ts'

/** The first page: scan a card, or another way to say who one is. */
export function welcomeScreen(view: View, act: Actions): HTMLElement {
  const { state, words } = view
  const { face } = state
  if (face?.paused === true) return pausedScreen(view, act)
  if (state.cut && face?.offline !== true) return offlineScreen(view)
  return frame(view, {
    name: 'welcome',
    aside: languages(view, act),
    main: [
      h(
        'section',
        { class: 'invite' },
        h('div', { class: 'picture', 'aria-hidden': 'true' }, h('i', { class: 'beam' }), icon('card')),
        heading(words.welcome, words.welcomeText),
        state.busy && h('p', { class: 'lead', role: 'status' }, words.working),
        state.cut && h('p', { class: 'band warn', role: 'status' }, icon('cut'), h('span', {}, words.offlineLends)),
        problem(view),
        face !== undefined && face.note !== '' && h('p', { class: 'note', dir: 'auto' }, face.note),
      ),
      h('div', { class: 'ways' }, ways(view, act)),
    ],
    foot: staffButton(view, act),
  })
}

function ways({ state, words }: View, act: Actions): Child {
  const { face, cut } = state
  return [
    face?.camera === true &&
      canUseCamera() &&
      button(words.useCamera, () => act.show('camera'), { key: 'camera', icon: 'camera' }),
    face?.phone === true && !cut && button(words.usePhone, act.phone, { key: 'phone', icon: 'phone' }),
    button(words.typeCard, () => act.show('type-card'), { key: 'type', icon: 'keys' }),
    face?.checkIn === true &&
      !cut &&
      button(words.returnItems, () => act.show('returns'), { key: 'returns', icon: 'back' }),
  ]
}

function languages({ state, words }: View, act: Actions): Child {
  const spoken = state.face?.languages ?? []
  if (spoken.length < 2) return undefined
  return h(
    'nav',
    { class: 'languages', 'aria-label': words.language },
    spoken.map((language) =>
      h(
        'button',
        {
          type: 'button',
          lang: language,
          'data-key': `language-${language}`,
          'aria-pressed': String(language === state.language),
          onclick: () => act.choose(language),
        },
        wordsOf(language).name,
      ),
    ),
  )
}

function staffButton({ state, words }: View, act: Actions): Child {
  if (state.face?.service !== true) return undefined
  return button(words.staff, () => act.show('service-pin'), { key: 'staff', icon: 'gear', tone: 'quiet' })
}

/** Staff have paused the device: it says so in all its languages. */
function pausedScreen(view: View, act: Actions): HTMLElement {
  return inAllLanguages(view, 'paused', (words) => [words.paused, words.pausedText], staffButton(view, act))
}

/** The server does not answer: it says so in all its languages. */
export function offlineScreen(view: View): HTMLElement {
  return inAllLanguages(view, 'offline', (words) => [words.offline, words.offlineText])
}

function inAllLanguages(
  view: View,
  name: string,
  say: (words: View['words']) => readonly [string, string],
  foot?: Child,
): HTMLElement {
  const spoken = view.state.face?.languages ?? ['en']
  const [title, text] = say(wordsOf(spoken[0] ?? 'en'))
  return frame(view, {
    name: `notice ${name}`,
    foot,
    main: [
      h('div', { class: 'picture', 'aria-hidden': 'true' }, icon(name === 'offline' ? 'cut' : 'clock')),
      heading(title, text),
      spoken.slice(1).map((language) => {
        const [also, more] = say(wordsOf(language))
        return h('p', { class: 'also', lang: language, dir: wordsOf(language).dir }, h('strong', {}, also), ` ${more}`)
      }),
    ],
  })
}
