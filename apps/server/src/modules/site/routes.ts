import { serve, type Endpoint } from '../../platform/serve.ts'
import * as contract from './contract.ts'
import { ListSiteMessages, SetSiteMessage } from './contract-messages.ts'
import { lookForStaff, putAccent, putLogo } from './look.ts'
import { setSiteMessage, siteMessages } from './messages.ts'
import { addFloorPlan, changeFloorPlan, floorPlans, removeFloorPlan } from './plans.ts'

/** The API of the public site's look and plans. */
export const endpoints: readonly Endpoint[] = [
  serve(contract.GetSiteLook, (w) => lookForStaff(w)),
  serve(contract.PutSiteAccent, (w, { body }) => putAccent(w, body.accent)),
  serve(contract.PutSiteLogo, (w, { body }) => putLogo(w, body.picture)),
  serve(contract.ListFloorPlans, async (w) => {
    const rows = [...(await floorPlans(w))]
    return { total: rows.length, rows }
  }),
  serve(contract.AddFloorPlan, (w, { body }) => addFloorPlan(w, body)),
  serve(contract.ChangeFloorPlan, (w, { params, body }) => changeFloorPlan(w, params.id, body)),
  serve(contract.RemoveFloorPlan, (w, { params }) => removeFloorPlan(w, params.id)),
  serve(ListSiteMessages, (w, { query }) => siteMessages(w, query)),
  serve(SetSiteMessage, (w, { params, body }) => setSiteMessage(w, params.id, body.state)),
]
