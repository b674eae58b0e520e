import type { Module } from '../../platform/module.ts'
import { serve } from '../../platform/serve.ts'
import * as contract from './contract.ts'
import { coversHandler } from './looks/look-for-covers.ts'
import { coverSettings } from './settings.ts'
import { coverStatus, restart, saveSources } from './sources.ts'
import { removeCover, removeDescription, titleCover } from './title-cover.ts'

export { mountCoverUpload } from './files.ts'
export { descriptionOf, shownCover, shownCovers, type ShownCover } from './title-cover.ts'

/** Covers and descriptions of titles: uploaded, or fetched by the server in its own slow order. */
export const coversModule: Module = {
  name: 'covers',
  migrations: new URL('migrations/', import.meta.url),
  permissions: [{ code: 'covers:manage', text: 'Upload and remove covers, and say where they are fetched from' }],
  settings: coverSettings,
  endpoints: [
    serve(contract.GetCoverStatus, (w) => coverStatus(w)),
    serve(contract.PutCoverSources, (w, { body }) => saveSources(w, body)),
    serve(contract.RestartCovers, (w) => restart(w)),
    serve(contract.GetTitleCover, (w, { params }) => titleCover(w, params.id)),
    serve(contract.RemoveTitleCover, (w, { params }) => removeCover(w, params.id)),
    serve(contract.RemoveTitleDescription, (w, { params }) => removeDescription(w, params.id)),
  ],
  fileRoutes: [contract.UploadTitleCover],
  jobs: [coversHandler],
}
