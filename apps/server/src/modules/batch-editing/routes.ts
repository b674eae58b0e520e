import { isRefusal } from '../../platform/refusal.ts'
import { serve, type Endpoint } from '../../platform/serve.ts'
import * as contract from './contract.ts'
import { listFileChanges } from './files/file-changes.ts'
import { deleteFileEdit, getFileEdit, listFileEdits } from './files/file-edits.ts'
import { applyRun, discardRun, resumeRun } from './runs/apply-run.ts'
import { beginRun } from './runs/begin-run.ts'
import { getChange, listChanges } from './runs/changes.ts'
import { chooseChanges } from './runs/choose-changes.ts'
import { getRun, listRuns } from './runs/runs.ts'
import { undoRun } from './runs/undo-run.ts'
import { changeSchedule, createSchedule, deleteSchedule, listSchedules } from './schedules/schedules.ts'
import { countSelection } from './selection.ts'
import { changeSet, combineSets, createSet, deleteSet, restoreSet } from './sets/change-sets.ts'
import { addToSet, removeFromSet } from './sets/gather.ts'
import { getSet, listMembers, listSets, setsOfBib } from './sets/sets.ts'
import { checkSavedTask } from './tasks/check-stylesheets.ts'
import { importTasks } from './tasks/import-tasks.ts'
import {
  changeTask,
  copyTask,
  createTask,
  deleteTask,
  restoreTask,
  restoreTaskVersion,
  taskVersions,
} from './tasks/save-task.ts'
import { getTask, listTasks } from './tasks/tasks.ts'
import { tryTask } from './tasks/try-task.ts'

const selections: readonly Endpoint[] = [serve(contract.CountSelection, (w, { body }) => countSelection(w, body))]

const runs: readonly Endpoint[] = [
  serve(contract.ListBatchRuns, (w, { query }) => listRuns(w, query)),
  serve(contract.BeginBatchRun, (w, { body }) => beginRun(w, body)),
  serve(contract.GetBatchRun, (w, { params }) => getRun(w, params.id)),
  serve(contract.ListBatchChanges, (w, { params, query }) => listChanges(w, params.id, query)),
  serve(contract.GetBatchChange, (w, { params }) => getChange(w, params.id, params.bib)),
  serve(contract.ChooseBatchChanges, (w, { params, body }) => chooseChanges(w, params.id, body)),
  serve(contract.ApplyBatchRun, (w, { params, body }) => applyRun(w, params.id, body)),
  serve(contract.ResumeBatchRun, (w, { params }) => resumeRun(w, params.id)),
  serve(contract.UndoBatchRun, (w, { params, body }) => undoRun(w, params.id, body)),
  serve(contract.DiscardBatchRun, (w, { params }) => discardRun(w, params.id)),
]

const sets: readonly Endpoint[] = [
  serve(contract.ListRecordSets, (w, { query }) => listSets(w, query)),
  serve(contract.CreateRecordSet, (w, { body }) => createSet(w, body)),
  serve(contract.GetRecordSet, (w, { params }) => getSet(w, params.id)),
  serve(contract.ChangeRecordSet, (w, { params, body }) => changeSet(w, params.id, body)),
  serve(contract.DeleteRecordSet, (w, { params }) => deleteSet(w, params.id)),
  serve(contract.RestoreRecordSet, (w, { params }) => restoreSet(w, params.id)),
  serve(contract.ListRecordSetMembers, async (w, { params, query }) => {
    const set = await getSet(w, params.id)
    return isRefusal(set) ? set : listMembers(w, params.id, query)
  }),
  serve(contract.AddToRecordSet, (w, { params, body }) => addToSet(w, params.id, body)),
  serve(contract.RemoveFromRecordSet, (w, { params, body }) => removeFromSet(w, params.id, body)),
  serve(contract.CombineRecordSets, (w, { body }) => combineSets(w, body)),
  serve(contract.SetsOfBib, (w, { params }) => setsOfBib(w, params.id)),
]

const tasks: readonly Endpoint[] = [
  serve(contract.ListBatchTasks, (w, { query }) => listTasks(w, query)),
  serve(contract.CreateBatchTask, (w, { body }) => createTask(w, body)),
  serve(contract.GetBatchTask, (w, { params }) => getTask(w, params.id)),
  serve(contract.ChangeBatchTask, (w, { params, body }) => changeTask(w, params.id, body)),
  serve(contract.DeleteBatchTask, (w, { params }) => deleteTask(w, params.id)),
  serve(contract.RestoreBatchTask, (w, { params }) => restoreTask(w, params.id)),
  serve(contract.CopyBatchTask, (w, { params, body }) => copyTask(w, params.id, body.name)),
  serve(contract.ListBatchTaskVersions, (w, { params }) => taskVersions(w, params.id)),
  serve(contract.RestoreBatchTaskVersion, (w, { params }) => restoreTaskVersion(w, params.id, params.version)),
  serve(contract.CheckBatchTask, (w, { body }) => checkSavedTask(w, body.task)),
  serve(contract.TryBatchTask, (w, { body }) => tryTask(w, body)),
  serve(contract.ImportBatchTasks, (w, { body }) => importTasks(w, body)),
]

const schedules: readonly Endpoint[] = [
  serve(contract.ListBatchSchedules, (w) => listSchedules(w)),
  serve(contract.CreateBatchSchedule, (w, { body }) => createSchedule(w, body)),
  serve(contract.ChangeBatchSchedule, (w, { params, body }) => changeSchedule(w, params.id, body)),
  serve(contract.DeleteBatchSchedule, (w, { params }) => deleteSchedule(w, params.id)),
]

const files: readonly Endpoint[] = [
  serve(contract.ListFileEdits, (w, { query }) => listFileEdits(w, query)),
  serve(contract.GetFileEdit, (w, { params }) => getFileEdit(w, params.id)),
  serve(contract.ListFileEditChanges, (w, { params, query }) => listFileChanges(w, params.id, query)),
  serve(contract.DeleteFileEdit, (w, { params }) => deleteFileEdit(w, params.id)),
]

/** The API of batch editing. */
export const endpoints: readonly Endpoint[] = [...selections, ...runs, ...sets, ...tasks, ...schedules, ...files]
