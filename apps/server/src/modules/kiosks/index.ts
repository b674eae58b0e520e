import type { Module } from '../../platform/module.ts'
import { endpoints } from './routes.ts'

export { adoptAhead } from './adopt-ahead.ts'
export { adoptKiosk } from './adopt.ts'
export { kioskActor } from './device-actor.ts'
export { beginPairing } from './pairing.ts'
export { confirmAtKiosk, kioskAtCode, takesPhones, type KioskAtCode } from './phone.ts'

/** Self-checks in a browser: devices, and the visits of people at them. */
export const kiosksModule: Module = {
  name: 'kiosks',
  migrations: new URL('migrations/', import.meta.url),
  permissions: [{ code: 'kiosks:manage', text: 'Adopt, set up, pause and sign out self-checks' }],
  endpoints,
}
