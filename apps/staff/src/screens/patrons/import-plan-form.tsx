import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import {
  ListImportProfiles,
  PutImportProfile,
  type ImportPlan,
  type PatronImport,
} from '../../../../server/src/modules/patrons/contract-import.ts'
import { useDesk } from '../../desk-context.ts'
import { sentenceFor } from '../../problem.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/checkbox.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Select } from '../../ui/select.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { withColumn, withMatch } from './import-plan.ts'
import { useLibraryFields } from './library-fields.tsx'
import { useBranches, useCategories } from './patron-queries.ts'
import styles from './patron.module.css'

interface ImportPlanFormProps {
  readonly file: PatronImport
  readonly plan: ImportPlan
  readonly onChange: (plan: ImportPlan) => void
}

const none = '-'
const hidden = new Set(['keepHistory', 'photo'])

/** What each column becomes, who is the same, what is overwritten; plans are saved for the next file. */
export function ImportPlanForm({ file, plan, onChange }: ImportPlanFormProps) {
  const { words } = useDesk()
  const fields = useLibraryFields()
  const categories = useCategories()
  const branches = useBranches()
  const { people, patrons, importFields, importOverwrites, importMatches, dateOrders } = words
  const names: readonly { readonly id: string; readonly label: string }[] = [
    { id: none, label: people.leftOut },
    ...Object.entries(importFields)
      .filter(([id]) => !hidden.has(id))
      .map(([id, label]) => ({ id, label })),
    ...fields.map(({ code, name }) => ({ id: `field:${code}`, label: name })),
  ]
  const policies = (['always', 'if-empty', 'never'] as const).map((id) => ({ id, label: importOverwrites[id] }))
  const setDefault = (field: string, value: string) =>
    onChange({ ...plan, defaults: { ...plan.defaults, [field]: value === none ? '' : value } })
  const defaultOf = (field: string) => plan.defaults[field] || none
  return (
    <>
      <Panel title={people.columnTitle}>
        <p className={styles.quiet}>{people.columnText}</p>
        <table className={styles.columnsTable}>
          <thead>
            <tr>
              <th scope="col">{people.column}</th>
              <th scope="col">{people.becomes}</th>
              <th scope="col">{people.whenThere}</th>
            </tr>
          </thead>
          <tbody>
            {file.columns.map((column) => {
              const field = plan.columns[column] ?? ''
              return (
                <tr key={column}>
                  <td>
                    <bdi>{column}</bdi>
                  </td>
                  <td>
                    <Select
                      label={`${column}: ${people.becomes}`}
                      hideLabel
                      value={field === '' ? none : field}
                      onChange={(next) => onChange(withColumn(plan, column, next === none ? '' : next))}
                      choices={names}
                    />
                  </td>
                  <td>
                    {field !== '' && (
                      <Select
                        label={`${column}: ${people.whenThere}`}
                        hideLabel
                        value={plan.overwrite[field] ?? plan.overwriteOthers}
                        onChange={(policy) => onChange({ ...plan, overwrite: { ...plan.overwrite, [field]: policy } })}
                        choices={policies}
                      />
                    )}
                  </td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </Panel>
      <Panel title={people.match}>
        <div className={styles.fields}>
          <fieldset className={styles.stack}>
            <legend>{people.match}</legend>
            {(['card', 'external-id', 'email', 'name-and-birth-date'] as const).map((way) => (
              <Checkbox
                key={way}
                isSelected={plan.match.includes(way)}
                onChange={(on) => onChange(withMatch(plan, way, on))}
              >
                {importMatches[way]}
              </Checkbox>
            ))}
            <Checkbox isSelected={plan.add} onChange={(add) => onChange({ ...plan, add })}>
              {people.addNew}
            </Checkbox>
          </fieldset>
          <Select
            label={people.dates}
            value={plan.dates}
            onChange={(dates) => onChange({ ...plan, dates })}
            choices={(['ymd', 'dmy', 'mdy'] as const).map((id) => ({ id, label: dateOrders[id] }))}
          />
          <Select
            label={`${people.defaultsFor}: ${patrons.branch}`}
            value={defaultOf('branch')}
            onChange={(code) => setDefault('branch', code)}
            choices={[
              { id: none, label: people.noPlan },
              ...branches.rows.map(({ code, name }) => ({ id: code, label: name })),
            ]}
          />
          <Select
            label={`${people.defaultsFor}: ${patrons.category}`}
            value={defaultOf('category')}
            onChange={(code) => setDefault('category', code)}
            choices={[
              { id: none, label: people.noPlan },
              ...categories.rows.map(({ code, name }) => ({ id: code, label: name })),
            ]}
          />
        </div>
      </Panel>
      <SavedPlans plan={plan} onChange={onChange} />
    </>
  )
}

function SavedPlans({ plan, onChange }: Omit<ImportPlanFormProps, 'file'>) {
  const { call, words, announce } = useDesk()
  const queries = useQueryClient()
  const [name, setName] = useState('')
  const [chosen, setChosen] = useState(none)
  const [problem, setProblem] = useState<string>()
  const { people } = words
  const { data } = useQuery({
    queryKey: ['import-profiles'],
    queryFn: ({ signal }) => call(ListImportProfiles, {}, signal),
  })
  const save = async () => {
    const code = name
      .toLowerCase()
      .replaceAll(/[^a-z0-9]+/g, '-')
      .replaceAll(/^-|-$/g, '')
    try {
      await call(PutImportProfile, { params: { code: code || 'plan' }, body: { name: name.trim(), plan } })
      announce(people.planSaved)
      await queries.invalidateQueries({ queryKey: ['import-profiles'] })
    } catch (error) {
      setProblem(sentenceFor(error, words.problems))
    }
  }
  return (
    <Panel title={people.plan}>
      <div className={styles.fields}>
        <Select
          label={people.plan}
          value={chosen}
          onChange={(code) => {
            setChosen(code)
            const saved = data?.rows.find((row) => row.code === code)
            if (saved) onChange({ ...saved.plan, columns: { ...plan.columns, ...saved.plan.columns } })
          }}
          choices={[
            { id: none, label: people.noPlan },
            ...(data?.rows ?? []).map(({ code, name: label }) => ({ id: code, label })),
          ]}
        />
        <TextField label={people.planName} value={name} onChange={setName} />
        <div className={styles.actions}>
          <Button isDisabled={name.trim() === ''} onPress={() => void save()}>
            {people.savePlan}
          </Button>
        </div>
      </div>
      {problem !== undefined && <Banner tone="stop" title={problem} live />}
    </Panel>
  )
}
