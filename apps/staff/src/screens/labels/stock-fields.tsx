import { useQuery } from '@tanstack/react-query'
import { ListLabelStocks } from '../../../../server/src/modules/labels/contract-templates.ts'
import { useDesk } from '../../desk-context.ts'
import { NumberField } from '../../ui/number-field.tsx'
import { Select } from '../../ui/select.tsx'
import type { Stock } from './design-draft.ts'
import styles from './labels.module.css'

interface StockFieldsProps {
  readonly stock: Stock
  readonly onChange: (stock: Stock) => void
}

const own = 'own'
const ofLabel = ['labelWidth', 'labelHeight', 'corner'] as const
const ofSheet = ['pageWidth', 'pageHeight', 'columns', 'rows', 'left', 'top', 'pitchX', 'pitchY'] as const
const counts: readonly string[] = ['columns', 'rows']

/** The paper: one that is known, or by its measures. */
export function StockFields({ stock, onChange }: StockFieldsProps) {
  const { words, call } = useDesk()
  const { labelling } = words
  const known = useQuery({
    queryKey: ['label-stocks'],
    queryFn: ({ signal }) => call(ListLabelStocks, {}, signal),
    staleTime: Infinity,
  }).data?.rows
  const same = known?.find((one) => JSON.stringify(sorted(one.stock)) === JSON.stringify(sorted(stock)))
  const set = (name: (typeof ofLabel | typeof ofSheet)[number], value: number) => {
    const next = { ...stock, [name]: value }
    // A roll is a page of one row.
    onChange(
      next.kind === 'roll'
        ? {
            ...next,
            pageWidth: next.labelWidth,
            pageHeight: next.labelHeight,
            pitchY: next.labelHeight,
            pitchX: next.labelWidth + 2,
          }
        : next,
    )
  }
  const field = (name: (typeof ofLabel | typeof ofSheet)[number]) => (
    <NumberField
      key={name}
      label={words.labelMeasures[name]}
      value={stock[name]}
      minValue={counts.includes(name) ? 1 : 0}
      step={counts.includes(name) ? 1 : 0.01}
      {...(!counts.includes(name) && { unit: labelling.mm })}
      onChange={(value) => Number.isFinite(value) && set(name, value)}
    />
  )
  return (
    <div className={styles.form}>
      <div className={styles.wide}>
        <Select
          label={labelling.known}
          value={same?.code ?? own}
          onChange={(code) => {
            const chosen = known?.find((one) => one.code === code)
            if (chosen) onChange({ ...chosen.stock })
          }}
          choices={[
            { id: own, label: labelling.ownPaper },
            ...(known ?? []).map(({ code, name }) => ({ id: code, label: name })),
          ]}
        />
        <Select
          label={labelling.kind}
          value={stock.kind}
          onChange={(kind) => onChange(kind === 'roll' ? rollOf(stock) : { ...stock, kind })}
          choices={(['sheet', 'roll'] as const).map((id) => ({ id, label: words.labelKinds[id] }))}
        />
      </div>
      <div className={styles.fields}>{ofLabel.map(field)}</div>
      {stock.kind === 'sheet' && <div className={styles.fields}>{ofSheet.map(field)}</div>}
    </div>
  )
}

function rollOf(stock: Stock): Stock {
  const { labelWidth, labelHeight } = stock
  return {
    ...stock,
    kind: 'roll',
    columns: 1,
    rows: 1,
    left: 0,
    top: 0,
    pageWidth: labelWidth,
    pageHeight: labelHeight,
    pitchX: labelWidth + 2,
    pitchY: labelHeight,
  }
}

function sorted(stock: Stock): readonly (readonly [string, unknown])[] {
  return Object.entries(stock).toSorted(([a], [b]) => a.localeCompare(b))
}
