import { serve, type Endpoint } from '../../platform/serve.ts'
import * as contract from './contract.ts'
import { chooseRow } from './import/choose-row.ts'
import { getImport, listImportRows, listImports } from './import/list-imports.ts'
import { previewReversal } from './import/preview-reversal.ts'
import { revertImport } from './import/revert-import.ts'
import { rowDetail } from './import/row-detail.ts'
import { discardPreview, runPreviewed } from './import/start-import.ts'
import { deleteDefinition, listDefinitions, saveDefinition } from './plan/definitions.ts'
import { deleteProfile, listProfiles, saveProfile } from './plan/profiles.ts'
import { listSets, saveSet, setMembers } from './sets/provider-sets.ts'
import { startWithdrawal, withdrawalsOf } from './sets/withdrawal-job.ts'
import { deleteSource, listSources, saveSource } from './sources/sources.ts'
import { tryLoading } from './trial/try-loading.ts'

const { MatchRules, OverlayProfiles, ItemMappings } = contract

/** The endpoints of loading files. */
export const endpoints: readonly Endpoint[] = [
  serve(contract.ListImports, (w, { query }) => listImports(w, query)),
  serve(contract.GetImport, (w, { params }) => getImport(w, params.id)),
  serve(contract.ListImportRows, (w, { params, query }) => listImportRows(w, params.id, query)),
  serve(contract.GetImportRow, (w, { params, query }) => rowDetail(w, params.id, params.number, query.against)),
  serve(contract.ChooseRow, (w, { params, body }) => chooseRow(w, params.id, params.number, body)),
  serve(contract.RunImport, (w, { params }) => runPreviewed(w, params.id)),
  serve(contract.DiscardImport, (w, { params }) => discardPreview(w, params.id)),
  serve(contract.PreviewReversal, (w, { params }) => previewReversal(w, params.id)),
  serve(contract.RevertImport, (w, { params }) => revertImport(w, params.id)),
  serve(contract.ListWithdrawals, (w, { params }) => withdrawalsOf(w, params.id)),
  serve(contract.Withdraw, (w, { params }) => startWithdrawal(w, params.id)),
  serve(MatchRules.list, async (w) => ({ rows: [...(await listDefinitions(w, 'match'))] })),
  serve(MatchRules.create, (w, { body }) => saveDefinition(w, 'match', body)),
  serve(MatchRules.change, (w, { params, body }) => saveDefinition(w, 'match', body, params.id)),
  serve(MatchRules.remove, (w, { params }) => deleteDefinition(w, 'match', params.id)),
  serve(OverlayProfiles.list, async (w) => ({ rows: [...(await listDefinitions(w, 'overlay'))] })),
  serve(OverlayProfiles.create, (w, { body }) => saveDefinition(w, 'overlay', body)),
  serve(OverlayProfiles.change, (w, { params, body }) => saveDefinition(w, 'overlay', body, params.id)),
  serve(OverlayProfiles.remove, (w, { params }) => deleteDefinition(w, 'overlay', params.id)),
  serve(ItemMappings.list, async (w) => ({ rows: [...(await listDefinitions(w, 'items'))] })),
  serve(ItemMappings.create, (w, { body }) => saveDefinition(w, 'items', body)),
  serve(ItemMappings.change, (w, { params, body }) => saveDefinition(w, 'items', body, params.id)),
  serve(ItemMappings.remove, (w, { params }) => deleteDefinition(w, 'items', params.id)),
  serve(contract.ListLoadProfiles, async (w) => ({ rows: await listProfiles(w) })),
  serve(contract.CreateLoadProfile, (w, { body }) => saveProfile(w, body)),
  serve(contract.ChangeLoadProfile, (w, { params, body }) => saveProfile(w, body, params.id)),
  serve(contract.DeleteLoadProfile, (w, { params }) => deleteProfile(w, params.id)),
  serve(contract.ListProviderSets, async (w) => ({ rows: await listSets(w) })),
  serve(contract.CreateProviderSet, (w, { body }) => saveSet(w, body)),
  serve(contract.ChangeProviderSet, (w, { params, body }) => saveSet(w, body, params.id)),
  serve(contract.ListSetMembers, (w, { params, query }) => setMembers(w, params.id, query)),
  serve(contract.ListSources, async (w) => ({ rows: await listSources(w) })),
  serve(contract.CreateSource, (w, { body }) => saveSource(w, body)),
  serve(contract.ChangeSource, (w, { params, body }) => saveSource(w, body, params.id)),
  serve(contract.DeleteSource, (w, { params }) => deleteSource(w, params.id)),
  serve(contract.TryLoading, (w, { body }) => tryLoading(w, body)),
]
