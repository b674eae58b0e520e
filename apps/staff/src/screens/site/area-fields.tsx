import type { PlanArea } from '../../../../server/src/modules/site/contract.ts'
import { useWords } from '../../desk-context.ts'
import { useLocations } from '../../reference.ts'
import { Button } from '../../ui/button.tsx'
import { NumberField } from '../../ui/number-field.tsx'
import { Select } from '../../ui/select.tsx'
import { TextField } from '../../ui/text-field.tsx'
import styles from './site.module.css'

interface AreaFieldsProps {
  readonly area: PlanArea
  /** 1 first. */
  readonly place: number
  readonly mayChange: boolean
  /** It was only just drawn: its name comes next. */
  readonly isNew: boolean
  readonly onChange: (area: PlanArea) => void
  readonly onRemove: () => void
}

/** The fields of one area: what stands there, and where on the picture it is. */
export function AreaFields({ area, place, mayChange, isNew, onChange, onRemove }: AreaFieldsProps) {
  const { site } = useWords()
  const locations = useLocations()
  const measure = (key: 'x' | 'y' | 'width' | 'height', label: string) => (
    <NumberField
      label={label}
      unit={site.thousandths}
      minValue={0}
      maxValue={1000}
      step={5}
      value={area[key]}
      onChange={(value) => onChange({ ...area, [key]: Number.isFinite(value) ? Math.round(value) : 0 })}
      isDisabled={!mayChange}
    />
  )
  return (
    <fieldset className={styles.fields}>
      <legend>{site.area(place)}</legend>
      <TextField
        label={site.name}
        value={area.name}
        onChange={(name) => onChange({ ...area, name })}
        maxLength={100}
        isRequired
        isDisabled={!mayChange}
        // oxlint-disable-next-line jsx-a11y/no-autofocus
        autoFocus={isNew}
      />
      <Select
        label={site.location}
        choices={[
          { id: '', label: site.anyLocation },
          ...locations.map(({ id, name }) => ({ id: String(id), label: name })),
        ]}
        value={area.location === null ? '' : String(area.location)}
        onChange={(id) => onChange({ ...area, location: id === '' ? null : Number(id) })}
        isDisabled={!mayChange}
      />
      <TextField
        label={site.from}
        value={area.from}
        onChange={(from) => onChange({ ...area, from })}
        maxLength={100}
        isDisabled={!mayChange}
      />
      <TextField
        label={site.to}
        value={area.to}
        onChange={(to) => onChange({ ...area, to })}
        maxLength={100}
        isDisabled={!mayChange}
      />
      {measure('x', site.left)}
      {measure('y', site.top)}
      {measure('width', site.width)}
      {measure('height', site.height)}
      {mayChange && (
        <Button tone="plain" size="small" onPress={onRemove}>
          {site.removeArea}
        </Button>
      )}
    </fieldset>
  )
}
