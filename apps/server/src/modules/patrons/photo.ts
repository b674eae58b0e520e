import type { Readable } from 'node:stream'
import { actorName } from '../../platform/actor.ts'
import { FileTooLarge, type StoredFile } from '../../platform/files.ts'
import { notFound, refuse, type Refusal } from '../../platform/refusal.ts'
import { readSetting } from '../../platform/setting.ts'
import { readWork, tablesOf, withWork, type Actor, type Work } from '../../platform/work.ts'
import type { Platform } from '../../platform/platform.ts'
import type { Patron } from './contract.ts'
import { wipeFile } from './leaving.ts'
import { patronById } from './queries.ts'
import { imageType } from './rules/image-type.ts'
import { photoLimit } from './settings.ts'
import { lockPatron } from './store.ts'
import type { PatronsTables } from './tables.ts'

/** Takes an upload as the photo of a patron: a JPEG, PNG or WebP by its first bytes, not by what it says of itself. */
export async function uploadPhoto(
  platform: Platform,
  actor: Actor,
  id: number,
  bytes: Readable,
): Promise<Patron | Refusal> {
  const kilobytes = await readSetting(readWork(platform, actor), photoLimit)
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of bytes) {
    const piece = Buffer.from(chunk as Buffer)
    size += piece.length
    if (size > kilobytes * 1024)
      return refuse({
        code: 'invalid-file',
        field: 'photo',
        message: `The photo is larger than ${kilobytes} kilobytes. Take a smaller one.`,
      })
    chunks.push(piece)
  }
  const whole = Buffer.concat(chunks)
  const mediaType = imageType(whole)
  if (!mediaType)
    return refuse({
      code: 'invalid-file',
      field: 'photo',
      message: 'This is no picture that browsers show. Use a JPEG, PNG or WebP file.',
    })
  try {
    const stored = await platform.files.put(
      (async function* one() {
        yield whole
      })(),
    )
    return await withWork(platform, actor, (w) => putPhoto(w, id, stored, mediaType))
  } catch (error) {
    if (error instanceof FileTooLarge) return refuse({ code: 'invalid-file', field: 'photo', message: error.message })
    throw error
  }
}

async function putPhoto(
  w: Work,
  id: number,
  { hash, size }: StoredFile,
  mediaType: 'image/jpeg' | 'image/png' | 'image/webp',
): Promise<Patron | Refusal> {
  const patron = await lockPatron(w, id)
  if (!patron || patron.deleted_at !== null) return notFound('patron', `There is no patron ${id}.`)
  const db = tablesOf<PatronsTables>(w)
  const before = await db.selectFrom('patrons.photo').select('file').where('patron_id', '=', id).executeTakeFirst()
  const row = { file: hash, media_type: mediaType, size, at: w.now, by_name: actorName(w.actor) }
  await db
    .insertInto('patrons.photo')
    .values({ patron_id: id, ...row })
    .onConflict((clash) => clash.column('patron_id').doUpdateSet(row))
    .execute()
  if (before && before.file !== hash) await wipeFile(w, before.file)
  await w.audit({ action: 'photo.set', subject: `patron:${id}` })
  return patronById(w, id)
}

/** Removes a patron's photo and wipes the file. */
export async function removePhoto(w: Work, id: number): Promise<Patron | Refusal> {
  const gone = await tablesOf<PatronsTables>(w)
    .deleteFrom('patrons.photo')
    .where('patron_id', '=', id)
    .returning('file')
    .executeTakeFirst()
  if (!gone) return notFound('photo', 'This patron has no photo.')
  await wipeFile(w, gone.file)
  await w.audit({ action: 'photo.remove', subject: `patron:${id}` })
  return patronById(w, id)
}

/** Where a patron's photo lies, if there is one. */
export function photoOf(w: Pick<Work, 'db'>, id: number) {
  return tablesOf<PatronsTables>(w)
    .selectFrom('patrons.photo')
    .select(['file', 'media_type'])
    .where('patron_id', '=', id)
    .executeTakeFirst()
}
