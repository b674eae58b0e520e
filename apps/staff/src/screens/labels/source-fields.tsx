import { useDesk } from '../../desk-context.ts'
import { useLendingBranches, useLocations } from '../../reference.ts'
import { DatePicker } from '../../ui/date-picker.tsx'
import { ScanField } from '../../ui/scan-field.tsx'
import { Select } from '../../ui/select.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { SelectionPicker } from '../batch-editing/selection-picker.tsx'
import styles from './labels.module.css'
import { sourceWays, withBarcode, type SourceDraft } from './source-draft.ts'

interface SourceFieldsProps {
  readonly draft: SourceDraft
  readonly onChange: (change: (draft: SourceDraft) => SourceDraft) => void
}

const any = 'any'

/** For which items labels are made: what waits, scanned ones, titles of a list, a stretch of shelf. */
export function SourceFields({ draft, onChange }: SourceFieldsProps) {
  const { words } = useDesk()
  const { labelling } = words
  const branches = useLendingBranches()
  const locations = useLocations().filter((one) => draft.branch === undefined || one.branch === draft.branch)
  const set = (change: Partial<SourceDraft>) => onChange((now) => ({ ...now, ...change }))
  return (
    <div className={styles.form}>
      <div className={styles.wide}>
        <Select
          label={labelling.which}
          value={draft.way}
          onChange={(way) => set({ way })}
          choices={sourceWays.map((id) => ({ id, label: words.labelWays[id] }))}
        />
        {draft.way !== 'barcodes' && (
          <Select
            label={labelling.branch}
            value={draft.branch === undefined ? any : String(draft.branch)}
            onChange={(id) => set({ branch: id === any ? undefined : Number(id), location: undefined })}
            choices={[
              { id: any, label: labelling.anyBranch },
              ...branches.map(({ id, name }) => ({ id: String(id), label: name })),
            ]}
          />
        )}
        {draft.way === 'added' && (
          <DatePicker label={labelling.since} value={draft.since} onChange={(since) => set({ since })} />
        )}
        {draft.way === 'shelf' && (
          <>
            <Select
              label={labelling.location}
              value={draft.location === undefined ? any : String(draft.location)}
              onChange={(id) => set({ location: id === any ? undefined : Number(id) })}
              choices={[
                { id: any, label: labelling.anyLocation },
                ...locations.map(({ id, name }) => ({ id: String(id), label: name })),
              ]}
            />
            <TextField label={labelling.from} value={draft.from} onChange={(from) => set({ from })} />
            <TextField label={labelling.to} value={draft.to} onChange={(to) => set({ to })} />
          </>
        )}
      </div>
      {draft.way === 'barcodes' && (
        <>
          <ScanField
            label={labelling.scan}
            action={labelling.add}
            keys="F2"
            onScan={(barcode) => onChange((now) => ({ ...now, barcodes: withBarcode(now.barcodes, barcode) }))}
          />
          <TextField
            label={labelling.pasteLabel}
            hint={labelling.pasteHint}
            mono
            lines={4}
            value={draft.barcodes}
            onChange={(barcodes) => set({ barcodes })}
          />
        </>
      )}
      {draft.way === 'titles' && <SelectionPicker draft={draft.titles} onChange={(titles) => set({ titles })} />}
    </div>
  )
}
