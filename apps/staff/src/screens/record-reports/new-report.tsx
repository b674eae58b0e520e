import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Play } from 'lucide-react'
import { useState } from 'react'
import {
  BeginRecordComparison,
  BeginRecordReport,
  countNames,
  type CountName,
} from '../../../../server/src/modules/record-reports/contract.ts'
import { useAddress } from '../../address.ts'
import { useDesk } from '../../desk-context.ts'
import { sentenceFor } from '../../problem.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/checkbox.tsx'
import { DatePicker } from '../../ui/date-picker.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { Panel } from '../../ui/panel.tsx'
import { RadioGroup } from '../../ui/radio-group.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { draftFromAddress, selectionOf } from '../batch-editing/selection-draft.ts'
import { SelectionPicker } from '../batch-editing/selection-picker.tsx'
import { useGoTo } from '../circulation/use-go-to.ts'
import styles from './record-reports.module.css'
import { listFrom } from './report-state.ts'

/** A report before it begins: which records, and what is wanted of them. */
export function NewReport() {
  const { words, call } = useDesk()
  const { reports } = words
  const address = useAddress()
  const queries = useQueryClient()
  const goTo = useGoTo()
  const kind = address.oneOf('kind', ['counts', 'comparison'])
  const [selected, setSelected] = useState(() => draftFromAddress(address))
  const [counts, setCounts] = useState<ReadonlySet<CountName>>(() => new Set(countNames))
  const [values, setValues] = useState('')
  const [wanted, setWanted] = useState('')
  const [from, setFrom] = useState<string | undefined>(() => weekAgo())
  const [to, setTo] = useState<string>()
  const [ignore, setIgnore] = useState('005')
  const [name, setName] = useState('')
  const selection = selectionOf(selected)
  const begin = useMutation({
    mutationFn: () => {
      const named = name.trim() === '' ? {} : { name: name.trim() }
      const chosen = selection ?? { bibs: [] }
      if (kind === 'comparison') {
        const end = to === undefined ? {} : { to: new Date(`${to}T23:59:59.999`).toISOString() }
        const body = { selection: chosen, from: new Date(`${from}T00:00:00`).toISOString(), ignore: listFrom(ignore) }
        return call(BeginRecordComparison, { body: { ...body, ...end, ...named } })
      }
      return call(BeginRecordReport, {
        body: {
          selection: chosen,
          counts: [...counts],
          values: listFrom(values),
          wanted: listFrom(wanted),
          ...named,
        },
      })
    },
    onSuccess: (report) => {
      void queries.invalidateQueries({ queryKey: ['record-reports'] })
      goTo(`/record-reports/${report.id}`)
    },
  })
  const isReady =
    selection !== undefined &&
    (kind === 'comparison' ? from !== undefined : counts.size > 0 || listFrom(values).length > 0)
  return (
    <>
      <PageHeader
        title={reports.newReport}
        guide="reports-on-records"
        crumbs={[{ label: reports.title, href: '/record-reports' }]}
        actions={
          <Button
            tone="primary"
            icon={Play}
            keys="Mod+Enter"
            isPending={begin.isPending}
            isDisabled={!isReady}
            onPress={() => begin.mutate()}
          >
            {reports.begin}
          </Button>
        }
      >
        {reports.newText}
      </PageHeader>
      {begin.isError && <Banner tone="stop" live title={sentenceFor(begin.error, words.problems)} />}
      <div className={styles.bench}>
        <Panel title={reports.whichRecords}>
          <SelectionPicker draft={selected} onChange={setSelected} />
        </Panel>
        <Panel title={reports.what}>
          <div className={styles.form}>
            <RadioGroup
              label={reports.kind}
              hideLabel
              look="segments"
              value={kind}
              onChange={(next) => address.set({ kind: next === 'counts' ? undefined : next }, 'replace')}
              choices={(['counts', 'comparison'] as const).map((id) => ({ id, label: words.recordReportKinds[id] }))}
            />
            {kind === 'counts' ? (
              <>
                <fieldset className={styles.plain}>
                  <legend className={styles.legend}>{reports.counted}</legend>
                  <div className={styles.boxes}>
                    {countNames.map((each) => (
                      <Checkbox
                        key={each}
                        isSelected={counts.has(each)}
                        onChange={(isOn) => {
                          const next = new Set(counts)
                          if (isOn) next.add(each)
                          else next.delete(each)
                          setCounts(next)
                        }}
                      >
                        {words.recordReportParts[each]}
                      </Checkbox>
                    ))}
                  </div>
                </fieldset>
                <TextField label={reports.values} hint={reports.valuesHint} mono value={values} onChange={setValues} />
                <TextField label={reports.wanted} hint={reports.wantedHint} mono value={wanted} onChange={setWanted} />
              </>
            ) : (
              <>
                <div className={styles.pair}>
                  <DatePicker label={reports.from} value={from} onChange={setFrom} isRequired />
                  <DatePicker label={reports.to} hint={reports.toHint} value={to} onChange={setTo} />
                </div>
                <TextField label={reports.ignore} hint={reports.ignoreHint} mono value={ignore} onChange={setIgnore} />
              </>
            )}
            <TextField label={reports.name} hint={reports.nameHint} value={name} onChange={setName} />
          </div>
        </Panel>
      </div>
    </>
  )
}

function weekAgo(): string {
  const day = new Date(Date.now() - 7 * 24 * 3600 * 1000)
  return [day.getFullYear(), day.getMonth() + 1, day.getDate()].map((part) => String(part).padStart(2, '0')).join('-')
}
