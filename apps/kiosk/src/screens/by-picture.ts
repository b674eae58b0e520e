import type { Actions } from '../actions.ts'
import { openCamera, type Camera } from '../camera.ts'
import { h } from '../dom.ts'
import { idsIn } from '../scan-burst.ts'
import { button, frame, heading, qrPicture, type View } from './parts.ts'

/** A code for the reader's phone. */
export function phoneScreen(view: View, act: Actions): HTMLElement {
  const { state, words } = view
  const { phone } = state
  return frame(view, {
    name: 'phone',
    main: [
      heading(words.phoneTitle, words.phoneText),
      phone ? qrPicture(phone.address, words.phoneTitle) : h('p', { class: 'lead', role: 'status' }, words.working),
      phone && h('p', { class: 'lead' }, words.phoneCode, ' ', h('strong', { class: 'code', dir: 'ltr' }, phone.code)),
    ],
    foot: button(words.cancel, act.back, { key: 'back' }),
  })
}

let camera: Camera | undefined
let wanted = 0

/** The picture of the camera; it is off as soon as this screen is left. */
export function cameraScreen(view: View, act: Actions): HTMLElement {
  const { words } = view
  const video = h('video', { class: 'camera', muted: true, playsinline: true, 'aria-label': words.cameraTitle })
  const failed = h('p', { class: 'band warn', role: 'status', hidden: true }, words.cameraFailed)
  const mine = ++wanted
  openCamera(video, (code) => act.scan(idsIn(code))).then(
    (opened) => {
      if (mine === wanted) camera = opened
      else opened.stop()
    },
    () => {
      failed.hidden = false
    },
  )
  return frame(view, {
    name: 'by-camera',
    main: [heading(words.cameraTitle), failed, video],
    foot: button(words.cancel, act.back, { key: 'back' }),
  })
}

/** Turns the camera off, if it is on. */
export function leaveCamera(): void {
  wanted += 1
  camera?.stop()
  camera = undefined
}
