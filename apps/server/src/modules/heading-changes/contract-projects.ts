import { route } from '../../platform/route.ts'
import {
  Empty,
  IdParams,
  Instant,
  List,
  Nullable,
  oneOf,
  PageQuery,
  Type,
  type Static,
} from '../../platform/schemas.ts'
import { BatchRun, SelectedRecord } from '../batch-editing/contract.ts'
import { ChangedKind } from './contract-changes.ts'

const projectFields = {
  title: Type.String({ minLength: 1, maxLength: 200 }),
  /** Why it is done, for everyone to read. */
  reason: Type.String({ maxLength: 5000 }),
  /** Who answers for it. */
  contact: Type.String({ maxLength: 500 }),
  /** Where the words come from. */
  sources: Type.String({ maxLength: 2000 }),
  state: oneOf('draft', 'active', 'finished'),
  /** Shown to the public. */
  public: Type.Boolean(),
  /** Titles are found by the old terms too. */
  keepOld: Type.Boolean(),
  /** Records that come later: nothing, they are listed, or they are changed by themselves. */
  watch: oneOf('off', 'list', 'apply'),
}
const ruleFields = {
  action: oneOf('replace', 'add', 'remove'),
  how: oneOf('exact', 'pattern'),
  kind: ChangedKind,
  /** `Poor -- Medical care`, with codes, or a regular expression over such a text. */
  from: Type.String({ minLength: 1, maxLength: 2000 }),
  to: Type.String({ maxLength: 2000 }),
  source: Type.String({ maxLength: 20 }),
  toSource: Type.String({ maxLength: 20 }),
  institution: Type.String({ maxLength: 50 }),
  subdivided: Type.Boolean(),
  asSubdivision: Type.Boolean(),
  /** Why this heading, for everyone to read. */
  reason: Type.String({ maxLength: 2000 }),
  enabled: Type.Boolean(),
}
const { from: ruleFrom, action: ruleAction, ...otherRuleFields } = ruleFields

export const HeadingRule = Type.Object({ id: Type.Integer(), ...ruleFields })
export type HeadingRule = Static<typeof HeadingRule>
/** A rule as it is written; what is left out is as usual. */
export const HeadingRuleDraft = Type.Object({
  action: ruleAction,
  from: ruleFrom,
  ...Type.Partial(Type.Object(otherRuleFields)).properties,
})
export type HeadingRuleDraft = Static<typeof HeadingRuleDraft>

export const ProjectRun = Type.Object({
  run: Type.Integer(),
  state: Type.String(),
  changed: Nullable(Type.Integer()),
  written: Nullable(Type.Integer()),
  undoneBy: Nullable(Type.Integer()),
  at: Instant,
  by: Type.String(),
})
export type ProjectRun = Static<typeof ProjectRun>

export const HeadingProject = Type.Object({
  id: Type.Integer(),
  ...projectFields,
  at: Instant,
  by: Type.String(),
  rules: Type.Array(HeadingRule),
  runs: Type.Array(ProjectRun),
  /** Titles whose records are as the project left them. */
  titles: Type.Integer(),
})
export type HeadingProject = Static<typeof HeadingProject>
export const HeadingProjectSummary = Type.Object({
  id: Type.Integer(),
  ...projectFields,
  at: Instant,
  by: Type.String(),
  ruleCount: Type.Integer(),
  titles: Type.Integer(),
})
export type HeadingProjectSummary = Static<typeof HeadingProjectSummary>

const { title: projectTitle, ...otherProjectFields } = projectFields
const rules = Type.Array(HeadingRuleDraft, { maxItems: 2000 })

export const ListHeadingProjects = route({
  method: 'GET',
  path: '/heading-projects',
  access: 'catalog:read',
  summary: 'Projects that change headings, with their reasons',
  query: Type.Object(PageQuery),
  response: List(HeadingProjectSummary),
})
export const CreateHeadingProject = route({
  method: 'POST',
  path: '/heading-projects',
  access: 'catalog:batch',
  summary: 'Begin a project',
  body: Type.Object({
    title: projectTitle,
    ...Type.Partial(Type.Object(otherProjectFields)).properties,
    rules: Type.Optional(rules),
  }),
  response: HeadingProject,
})
export const GetHeadingProject = route({
  method: 'GET',
  path: '/heading-projects/:id',
  access: 'catalog:read',
  summary: 'A project with its rules and runs',
  params: IdParams,
  response: HeadingProject,
})
export const ChangeHeadingProject = route({
  method: 'PATCH',
  path: '/heading-projects/:id',
  access: 'catalog:batch',
  summary: 'Change what a project says of itself, or its rules',
  description: 'With `rules` all its rules are exchanged, in their order; runs that were done keep theirs.',
  params: IdParams,
  body: Type.Object({ ...Type.Partial(Type.Object(projectFields)).properties, rules: Type.Optional(rules) }),
  response: HeadingProject,
})
export const DeleteHeadingProject = route({
  method: 'DELETE',
  path: '/heading-projects/:id',
  access: 'catalog:batch',
  summary: 'Delete a project of which nothing is written in records any more',
  params: IdParams,
  response: Empty,
})
export const RunHeadingProject = route({
  method: 'POST',
  path: '/heading-projects/:id/runs',
  access: 'catalog:batch',
  summary: 'Work out what the rules of a project would change now',
  description: 'Makes a batch edit with a preview over every record that may bear one of the headings.',
  params: IdParams,
  body: Type.Object({ applyAtOnce: Type.Optional(Type.Boolean()) }),
  response: BatchRun,
})
export const ListWaitingRecords = route({
  method: 'GET',
  path: '/heading-projects/:id/waiting',
  access: 'catalog:read',
  summary: 'Records that came or were saved since the last run and bear one of the headings',
  params: IdParams,
  query: Type.Object(PageQuery),
  response: List(SelectedRecord),
})
export const ListExampleRules = route({
  method: 'GET',
  path: '/heading-projects/examples',
  access: 'catalog:read',
  summary: 'Rules that a project can begin with, by subject',
  response: Type.Object({
    lists: Type.Array(
      Type.Object({
        id: Type.String(),
        title: Type.String(),
        about: Type.String(),
        rules: Type.Array(HeadingRuleDraft),
      }),
    ),
  }),
})

/** A heading of a title that a public project changed. */
export const ChangedHeading = Type.Object({
  bib: Type.Integer(),
  title: Type.String(),
  author: Nullable(Type.String()),
  project: Type.Integer(),
  projectTitle: Type.String(),
  action: oneOf('replace', 'add', 'remove'),
  from: Type.String(),
  to: Type.String(),
  reason: Type.String(),
  at: Instant,
})
export type ChangedHeading = Static<typeof ChangedHeading>

export const ListChangedHeadings = route({
  method: 'GET',
  path: '/changed-headings',
  access: 'public',
  summary: 'The open list of headings that projects changed, newest first',
  description: 'Only projects that are public. The same list is at `/changes.csv` and `/changes.json`.',
  query: Type.Object({ project: Type.Optional(Type.Integer()), bib: Type.Optional(Type.Integer()), ...PageQuery }),
  response: List(ChangedHeading),
})
