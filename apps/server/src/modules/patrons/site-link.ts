import { defineSetting, readSetting } from '../../platform/setting.ts'
import type { Work } from '../../platform/work.ts'

// The module of notices, which stands far to the right, shows and keeps this setting.
const siteAddress = defineSetting('notices.site-address', '', 'Address of the public catalogue in links')

/** A page of the public site as a link in a mail. Never made from what a request says of itself: that could be another's address. */
export async function siteLink(w: Work): Promise<(path: string) => string> {
  const set = await readSetting(w, siteAddress)
  const { host, port } = w.platform.config
  const base = set === '' ? `http://${host}:${port}` : set.replace(/\/+$/, '')
  return (path) => base + path
}
