import { readSetting } from '../../platform/setting.ts'
import type { Work } from '../../platform/work.ts'
import { siteAddress } from './settings.ts'

/** A page of the public site as a link in a mail. Never made from what a request says of itself: that could be another's address. */
export async function siteLink(w: Pick<Work, 'db' | 'platform'>, branch?: number): Promise<(path: string) => string> {
  const set = await readSetting(w, siteAddress, branch)
  const { host, port } = w.platform.config
  const base = set === '' ? `http://${host}:${port}` : set.replace(/\/+$/, '')
  return (path) => base + path
}
