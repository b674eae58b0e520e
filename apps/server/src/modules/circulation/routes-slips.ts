import { serve, type Endpoint } from '../../platform/serve.ts'
import { branchById } from '../org/index.ts'
import {
  DeleteSlipTemplate,
  GetSlip,
  ListSlipTemplates,
  ListSlipVersions,
  MailReceipt,
  PreviewSlip,
  PutSlipTemplate,
} from './contract-slips.ts'
import {
  deleteSlipTemplate,
  listSlipTemplates,
  listSlipVersions,
  previewSlip,
  putSlipTemplate,
} from './slips/slip-templates.ts'
import { mailReceipt, writeSlip } from './slips/write-slip.ts'

const numbers = (text: string | undefined) => (text === undefined ? [] : text.split(',').map(Number))

/** Slips, receipts and what they say. */
export const slipEndpoints: readonly Endpoint[] = [
  serve(GetSlip, (w, { params, query: { loans, checkIns, language, paper, ...query } }) =>
    writeSlip(
      w,
      params.kind,
      { ...query, loans: numbers(loans), checkIns: numbers(checkIns) },
      {
        ...(language !== undefined && { language }),
        ...(paper !== undefined && { paper: { paper: paper === '58' ? 58 : 80 } }),
      },
    ),
  ),
  serve(MailReceipt, (w, { body }) => mailReceipt(w, body.loans)),
  serve(ListSlipTemplates, (w) => listSlipTemplates(w)),
  serve(ListSlipVersions, (w, { params, query }) => listSlipVersions(w, params.kind, query)),
  serve(PutSlipTemplate, (w, { params, body }) => putSlipTemplate(w, params.kind, body)),
  serve(DeleteSlipTemplate, (w, { params, query }) => deleteSlipTemplate(w, params.kind, query)),
  serve(PreviewSlip, async (w, { params, body }) => {
    const branch = body.branch === undefined || body.branch === null ? undefined : await branchById(w, body.branch)
    return previewSlip(params.kind, body.body, branch?.name ?? 'Elm Street')
  }),
]
