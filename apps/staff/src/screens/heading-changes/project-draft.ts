import type { HeadingProject, HeadingRuleDraft } from '../../../../server/src/modules/heading-changes/contract.ts'

/** A rule as the form has it, with a name of its own while it has no number. */
export interface RuleDraft extends Required<HeadingRuleDraft> {
  readonly key: string
}

/** A project as the form has it. */
export interface ProjectDraft extends Pick<
  HeadingProject,
  'title' | 'reason' | 'contact' | 'sources' | 'state' | 'public' | 'keepOld' | 'watch'
> {
  readonly rules: readonly RuleDraft[]
}

/** A project before anything is said of it. */
export const emptyProject: ProjectDraft = {
  title: '',
  reason: '',
  contact: '',
  sources: '',
  state: 'draft',
  public: false,
  keepOld: true,
  watch: 'list',
  rules: [],
}

let made = 0

/** A rule with what was left out as usual. */
export function ruleDraft(rule: HeadingRuleDraft): RuleDraft {
  made += 1
  return {
    how: 'exact',
    kind: 'subject',
    to: '',
    source: '',
    toSource: '',
    institution: '',
    subdivided: true,
    asSubdivision: false,
    reason: '',
    enabled: true,
    ...rule,
    key: `rule-${made}`,
  }
}

/** The form of a project that is there. */
export function draftOf(project: HeadingProject): ProjectDraft {
  const { title, reason, contact, sources, state, keepOld, watch } = project
  const rules = project.rules.map(({ id: _id, ...rule }) => ruleDraft(rule))
  return { title, reason, contact, sources, state, public: project.public, keepOld, watch, rules }
}

/** What is sent to the server; rules without a heading are not meant yet. */
export function bodyOf({ rules, title, ...project }: ProjectDraft) {
  return {
    ...project,
    title: title.trim(),
    rules: rules
      .filter(({ from }) => from.trim() !== '')
      .map(({ key: _key, ...rule }) => ({
        ...rule,
        source: rule.source.trim().toLowerCase(),
        toSource: rule.toSource.trim().toLowerCase(),
      })),
  }
}
