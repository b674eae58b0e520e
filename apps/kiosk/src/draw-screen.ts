import type { Actions } from './actions.ts'
import { h } from './dom.ts'
import { cameraScreen, phoneScreen } from './screens/by-picture.ts'
import { finishScreen, goodbyeScreen, warningBox } from './screens/ends.ts'
import { pinScreen, typeCardScreen, typeItemScreen } from './screens/keypad.ts'
import type { View } from './screens/parts.ts'
import { adoptScreen, serviceScreen } from './screens/staff.ts'
import { returnsScreen, walkScreen } from './screens/walk.ts'
import { offlineScreen, welcomeScreen } from './screens/welcome.ts'

/** The whole page as it is now. */
export function drawScreen(view: View, act: Actions): HTMLElement {
  const warned = view.state.warning !== undefined
  return h(
    'div',
    { class: 'whole' },
    h('div', { class: 'under', inert: warned }, screenOf(view, act)),
    warningBox(view, act),
  )
}

function screenOf(view: View, act: Actions): HTMLElement {
  const { state } = view
  // Who stands here keeps what they have; whoever comes finds the device closed.
  if (state.cut && state.face?.offline !== true && ['type-card', 'phone', 'returns', 'camera'].includes(state.screen))
    return offlineScreen(view)
  switch (state.screen) {
    case 'starting':
      return h(
        'div',
        { class: 'page starting' },
        h(
          'main',
          { class: 'main' },
          h('p', { class: 'lead', role: 'status' }, state.cut ? 'The server does not answer. Trying again.' : ''),
        ),
      )
    case 'adopt':
      return adoptScreen(view)
    case 'welcome':
      return welcomeScreen(view, act)
    case 'type-card':
      return typeCardScreen(view, act)
    case 'type-item':
      return typeItemScreen(view, act)
    case 'camera':
      return cameraScreen(view, act)
    case 'phone':
      return phoneScreen(view, act)
    case 'pin':
    case 'service-pin':
      return pinScreen(view, act)
    case 'walk':
      return walkScreen(view, act)
    case 'returns':
      return returnsScreen(view, act)
    case 'finish':
      return finishScreen(view, act)
    case 'goodbye':
      return goodbyeScreen(view)
    case 'service':
      return serviceScreen(view, act)
  }
}
