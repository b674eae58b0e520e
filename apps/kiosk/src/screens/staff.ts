import type { Actions } from '../actions.ts'
import { h } from '../dom.ts'
import { icon } from '../icons.ts'
import { button, frame, heading, qrPicture, type View } from './parts.ts'

// Read by staff, in the language in which Carrel speaks with them.

/** A device that nobody has adopted: its code, and what to do with it. */
export function adoptScreen(view: View): HTMLElement {
  const { state } = view
  const { pairing } = state
  return frame(view, {
    name: 'adopt',
    main: [
      heading('This device is new', 'At the desk open Settings, Self-checks, and type this code.'),
      pairing
        ? h('p', { class: 'big-code', dir: 'ltr', role: 'status' }, pairing.code)
        : h('p', { class: 'lead', role: 'status' }, state.cut ? 'The server does not answer.' : 'One moment'),
      pairing &&
        qrPicture(
          `${location.origin}/staff/settings/kiosks?code=${pairing.code}`,
          'Open the page for adopting on a phone',
        ),
      pairing &&
        h('p', { class: 'lead' }, 'The code changes every ten minutes. F11 shows the page without its browser.'),
      state.problem.length > 0 &&
        h(
          'p',
          { class: 'band warn', role: 'alert' },
          icon('stop'),
          'Too many codes were asked for. The next comes by itself.',
        ),
    ],
  })
}

/** The page of staff on the device itself. */
export function serviceScreen(view: View, act: Actions): HTMLElement {
  const { state } = view
  const { service, face } = state
  return frame(view, {
    name: 'service',
    main: [
      heading('Service'),
      h(
        'dl',
        { class: 'facts' },
        ...fact('Device', `${face?.name ?? ''} (number ${service?.device ?? ''})`),
        ...fact('Adopted', `${new Date(service?.adoptedAt ?? 0).toLocaleString()} by ${service?.adoptedBy ?? ''}`),
        ...fact('Server', state.cut ? 'does not answer' : 'answers'),
        ...fact('Loans to send', String(state.unsent)),
        ...fact('Screen', `${innerWidth} × ${innerHeight}`),
        ...fact(
          'Scanned here',
          state.tested.length === 0 ? 'Scan anything to try the reader.' : state.tested.join(', '),
        ),
      ),
      h(
        'div',
        { class: 'ways' },
        button('Sound', () => act.test('sound'), { key: 'sound', icon: 'clock' }),
        button('Test page', () => act.test('print'), { key: 'test-page', icon: 'print' }),
        button('Full screen', () => act.test('full-screen'), { key: 'full', icon: 'camera' }),
        button('Load again', () => act.test('reload'), { key: 'reload', icon: 'renew' }),
        button('Give this device up', () => act.test('leave'), { key: 'leave', icon: 'stop' }),
      ),
    ],
    foot: button('Back to the readers', act.back, { key: 'back', tone: 'main', icon: 'check' }),
  })
}

function fact(name: string, value: string) {
  return [h('dt', {}, name), h('dd', {}, value)]
}
