import { sql } from 'kysely'
import { changed, defineCache } from '../../platform/live-cache.ts'
import { refuse, type Outcome } from '../../platform/refusal.ts'
import type { Work } from '../../platform/work.ts'
import type { SiteLook } from './contract.ts'
import { actorName } from '../../platform/actor.ts'
import { markOf } from './plans.ts'
import { accentIn, readColour, type AccentColours } from './rules/accent.ts'
import { cleanPicture } from './pictures/clean-picture.ts'

/** The green of the house, which a library has until it chooses a colour. */
const houseAccent = '#12573d'
const mostLogoBytes = 262_144

/** How the public site looks, as its pages need it. */
export interface Look {
  readonly accent: string | null
  readonly light: AccentColours
  readonly dark: AccentColours
  /** Address of the sign. */
  readonly logo: string | null
}

const looks = defineCache('site.look', ['site-look'], (w) => readLook(w))

async function readLook(w: Pick<Work, 'db'>): Promise<Look> {
  const { rows } = await sql<{ accent: string | null; mark: string | null }>`
    select accent, logo_mark as mark from site.look`.execute(w.db)
  const { accent = null, mark = null } = rows[0] ?? {}
  const colour = accent ?? houseAccent
  return {
    accent,
    light: accentIn('light', colour),
    dark: accentIn('dark', colour),
    logo: mark === null ? null : `/logo?v=${mark}`,
  }
}

/** How the site looks; read from the database only after a change. */
export function siteLook(w: Pick<Work, 'db' | 'platform'>): Promise<Look> {
  return looks.get(w, 'all')
}

/** How the site looks, for staff: what was chosen, and what became of it in each theme. */
export async function lookForStaff(w: Pick<Work, 'db'>): Promise<SiteLook> {
  const { accent, light, dark, logo } = await readLook(w)
  const inUse = (one: AccentColours) => ({ colour: one.accent, contrast: one.contrast, changed: one.changed })
  return { accent, light: inUse(light), dark: inUse(dark), logo }
}

/** The bytes of the sign; undefined when the library has none. */
export async function logoPicture(
  w: Pick<Work, 'db'>,
): Promise<{ readonly picture: Buffer; readonly type: string } | undefined> {
  const { rows } = await sql<{ picture: Buffer; type: string }>`
    select logo as picture, logo_type as type from site.look where logo is not null`.execute(w.db)
  return rows[0]
}

/** Sets the colour; null gives the site the green of the house back. */
export async function putAccent(w: Work, given: string | null): Promise<Outcome<SiteLook>> {
  const accent = given === null ? null : readColour(given)
  if (accent === undefined) {
    return refuse({
      code: 'invalid-colour',
      field: 'accent',
      message: 'Write a colour as # and six figures, like #005a9c.',
    })
  }
  await sql`insert into site.look (accent, changed_at, by_name) values (${accent}, ${w.now}, ${actorName(w.actor)})
    on conflict ("only") do update set accent = excluded.accent, changed_at = excluded.changed_at, by_name = excluded.by_name`.execute(
    w.db,
  )
  changed(w, 'site-look')
  await w.audit({ action: 'site.accent', subject: 'site', detail: { accent } })
  return lookForStaff(w)
}

/** Sets the sign of the library, made safe; null takes it away. */
export async function putLogo(w: Work, picture: string | null): Promise<Outcome<SiteLook>> {
  const cleaned = picture === null ? undefined : cleanPicture(picture, mostLogoBytes)
  if (cleaned && !cleaned.ok) return refuse({ code: 'invalid-picture', field: 'picture', message: cleaned.message })
  const [bytes, type, mark] = cleaned ? [cleaned.bytes, cleaned.type, markOf(cleaned.bytes)] : [null, null, null]
  await sql`insert into site.look (logo, logo_type, logo_mark, changed_at, by_name)
    values (${bytes}, ${type}, ${mark}, ${w.now}, ${actorName(w.actor)})
    on conflict ("only") do update set logo = excluded.logo, logo_type = excluded.logo_type, logo_mark = excluded.logo_mark,
      changed_at = excluded.changed_at, by_name = excluded.by_name`.execute(w.db)
  changed(w, 'site-look')
  await w.audit({ action: 'site.logo', subject: 'site', detail: { mark } })
  return lookForStaff(w)
}
