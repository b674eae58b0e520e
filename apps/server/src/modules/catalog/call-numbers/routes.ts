import { isRefusal } from '../../../platform/refusal.ts'
import { serve, type Endpoint } from '../../../platform/serve.ts'
import * as numbers from '../contract-call-numbers.ts'
import { GetShelfList } from '../contract-shelf-list.ts'
import { checkCallNumbers } from './check.ts'
import { listProblems } from './problems.ts'
import { runEndpoints } from './run-routes.ts'
import { shelfList } from './shelf-list.ts'
import { cutterTableInfo, deleteStyle, listStyles, putCutterTable, putStyle } from './styles.ts'
import { suggestCallNumbers } from './suggest.ts'

/** The endpoints of shelf list and call numbers. */
export const callNumberEndpoints: readonly Endpoint[] = [
  serve(GetShelfList, (w, { query }) => shelfList(w, query)),
  serve(numbers.CheckCallNumbers, async (w, { body }) => ({ rows: [...(await checkCallNumbers(w, body))] })),
  serve(numbers.SuggestCallNumbers, (w, { body }) => suggestCallNumbers(w, body)),
  serve(numbers.ListCallNumberProblems, (w, { query }) => listProblems(w, query)),
  serve(numbers.ListCallNumberStyles, async (w) => {
    const rows = await listStyles(w)
    return { total: rows.length, rows: [...rows] }
  }),
  serve(numbers.PutCallNumberStyle, (w, { body }) => putStyle(w, body)),
  serve(numbers.DeleteCallNumberStyle, async (w, { params }) => {
    const gone = await deleteStyle(w, params.id)
    return isRefusal(gone) ? gone : {}
  }),
  serve(numbers.GetCutterTable, async (w) => ({ table: await cutterTableInfo(w) })),
  serve(numbers.PutCutterTable, (w, { body }) => putCutterTable(w, body)),
  ...runEndpoints,
]
