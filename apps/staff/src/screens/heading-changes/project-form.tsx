import type { HeadingProject } from '../../../../server/src/modules/heading-changes/contract.ts'
import { useWords } from '../../desk-context.ts'
import { Checkbox } from '../../ui/checkbox.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Select } from '../../ui/select.tsx'
import { TextField } from '../../ui/text-field.tsx'
import styles from './heading-changes.module.css'
import type { ProjectDraft } from './project-draft.ts'

interface ProjectFormProps {
  readonly draft: ProjectDraft
  readonly onChange: (next: Partial<ProjectDraft>) => void
  readonly id: number | undefined
}

const states = ['draft', 'active', 'finished'] as const satisfies readonly HeadingProject['state'][]
const watches = ['off', 'list', 'apply'] as const satisfies readonly HeadingProject['watch'][]

/** What a project says of itself. */
export function ProjectForm({ draft, onChange, id }: ProjectFormProps) {
  const { headings, headingProjectStates, headingWatches } = useWords()
  return (
    <Panel title={headings.project}>
      <div className={styles.form}>
        <TextField
          label={headings.projectTitle}
          value={draft.title}
          onChange={(title) => onChange({ title })}
          isRequired
          {...(id === undefined && { autoFocus: true })}
        />
        <TextField
          label={headings.reason}
          hint={headings.reasonHint}
          lines={4}
          value={draft.reason}
          onChange={(reason) => onChange({ reason })}
        />
        <TextField
          label={headings.sources}
          lines={2}
          value={draft.sources}
          onChange={(sources) => onChange({ sources })}
        />
        <TextField label={headings.contact} value={draft.contact} onChange={(contact) => onChange({ contact })} />
        <Select
          label={headings.state}
          value={draft.state}
          onChange={(state) => onChange({ state })}
          choices={states.map((one) => ({ id: one, label: headingProjectStates[one] }))}
        />
        <Select
          label={headings.watch}
          value={draft.watch}
          onChange={(watch) => onChange({ watch })}
          choices={watches.map((one) => ({ id: one, label: headingWatches[one] }))}
        />
        <Checkbox isSelected={draft.keepOld} onChange={(keepOld) => onChange({ keepOld })}>
          {headings.keepOldTerms}
        </Checkbox>
        <Checkbox isSelected={draft.public} onChange={(on) => onChange({ public: on })}>
          {headings.isPublic}
        </Checkbox>
        <p className={styles.quiet}>
          {headings.publicHint}
          {id !== undefined && draft.public && draft.state !== 'draft' && (
            <>
              {' '}
              <a href={`/changes/${id}`} target="_blank" rel="noreferrer">
                {headings.publicPage}
              </a>
            </>
          )}
        </p>
      </div>
    </Panel>
  )
}
