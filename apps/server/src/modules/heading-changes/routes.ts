import { serve, type Endpoint } from '../../platform/serve.ts'
import { beginChange } from './changes/begin-change.ts'
import { beginLinking } from './changes/begin-linking.ts'
import { headingForm } from './changes/heading-form.ts'
import { listHeadingChanges } from './changes/list-changes.ts'
import { dismissOffer, listOffers, takeOffer } from './changes/offers.ts'
import { beginClustering, getClustering, listClusterings } from './clusters/clusterings.ts'
import { listClusters, skipCluster } from './clusters/clusters.ts'
import { mergeClusters } from './clusters/merge-clusters.ts'
import * as contract from './contract.ts'
import { changeProject, createProject, deleteProject } from './projects/change-project.ts'
import { changedHeadings } from './projects/changed-headings.ts'
import { exampleLists } from './projects/examples.data.ts'
import { listProjects, projectNotFound, projectView } from './projects/project-store.ts'
import { runProject, waitingRecords } from './projects/run-project.ts'

const changes: readonly Endpoint[] = [
  serve(contract.ListHeadingChanges, (w, { query }) => listHeadingChanges(w, query)),
  serve(contract.BeginHeadingChange, (w, { body }) => beginChange(w, body)),
  serve(contract.LinkHeadingsInRecords, (w, { body }) => beginLinking(w, body)),
  serve(contract.GetHeadingForm, (w, { params }) => headingForm(w, params.id)),
  serve(contract.ListHeadingOffers, (w, { query }) => listOffers(w, query)),
  serve(contract.TakeHeadingOffer, (w, { params, body }) => takeOffer(w, params.id, body)),
  serve(contract.DismissHeadingOffer, (w, { params }) => dismissOffer(w, params.id)),
]

const projects: readonly Endpoint[] = [
  serve(contract.ListHeadingProjects, (w, { query }) => listProjects(w, query)),
  serve(contract.CreateHeadingProject, (w, { body }) => createProject(w, body)),
  serve(contract.ListExampleRules, async () => ({
    lists: exampleLists.map((list) => ({ ...list, rules: [...list.rules] })),
  })),
  serve(contract.GetHeadingProject, async (w, { params }) => (await projectView(w, params.id)) ?? projectNotFound()),
  serve(contract.ChangeHeadingProject, (w, { params, body }) => changeProject(w, params.id, body)),
  serve(contract.DeleteHeadingProject, (w, { params }) => deleteProject(w, params.id)),
  serve(contract.RunHeadingProject, (w, { params, body }) => runProject(w, params.id, body)),
  serve(contract.ListWaitingRecords, (w, { params, query }) => waitingRecords(w, params.id, query)),
  serve(contract.ListChangedHeadings, (w, { query }) => changedHeadings(w, query)),
]

const clusters: readonly Endpoint[] = [
  serve(contract.BeginClustering, (w, { body }) => beginClustering(w, body)),
  serve(contract.ListClusterings, (w, { query }) => listClusterings(w, query)),
  serve(contract.GetClustering, (w, { params }) => getClustering(w, params.id)),
  serve(contract.ListClusters, (w, { params, query }) => listClusters(w, params.id, query)),
  serve(contract.MergeClusters, (w, { params, body }) => mergeClusters(w, params.id, body)),
  serve(contract.SkipCluster, (w, { params, body }) => skipCluster(w, params.id, params.number, body.skipped)),
]

/** The API of heading changes, reparative projects and clusters. */
export const endpoints: readonly Endpoint[] = [...changes, ...projects, ...clusters]
