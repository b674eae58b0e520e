import { isRefusal } from '../../platform/refusal.ts'
import { serve, type Endpoint } from '../../platform/serve.ts'
import { putLocalFields, putRuleSetting } from './change-profile.ts'
import { checkBib } from './check-bib.ts'
import * as contract from './contract.ts'
import { dismissFlags, restoreFlags } from './dismiss.ts'
import { startLinkCheck } from './links/check-links.ts'
import { bibFlags, listFlags } from './list-flags.ts'
import { qualityOverview } from './overview.ts'
import { localFields, ruleSettings } from './profile.ts'
import { startSweep } from './sweep.ts'
import { trendOf } from './trend.ts'

const usualDays = 90

/** The API of quality. */
export const endpoints: readonly Endpoint[] = [
  serve(contract.GetQuality, (w, { query }) => qualityOverview(w, query)),
  serve(contract.ListFlags, (w, { query }) => listFlags(w, query)),
  serve(contract.ListBibFlags, (w, { params }) => bibFlags(w, params.id)),
  serve(contract.CheckBib, (w, { params }) => checkBib(w, params.id)),
  serve(contract.DismissFlags, (w, { body }) => dismissFlags(w, body.flags, body.reason)),
  serve(contract.RestoreFlags, (w, { body }) => restoreFlags(w, body.flags)),
  serve(contract.QualityTrend, async (w, { query }) => ({
    rows: [...(await trendOf(w, query.code ?? '', query.days ?? usualDays))],
  })),
  serve(contract.CheckAll, (w) => startSweep(w, 'Asked for')),
  serve(contract.CheckLinks, (w) => startLinkCheck(w)),
  serve(contract.GetQualityProfile, async (w) => ({
    rules: [...(await ruleSettings(w))],
    localFields: [...(await localFields(w))],
  })),
  serve(contract.PutQualityRule, (w, { params, body }) => putRuleSetting(w, { ...params, ...body })),
  serve(contract.PutLocalFields, async (w, { body }) => {
    const fields = await putLocalFields(w, body.fields)
    return isRefusal(fields) ? fields : { total: fields.length, rows: [...fields] }
  }),
]
