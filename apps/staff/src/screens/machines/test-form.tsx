import { X } from 'lucide-react'
import { useState } from 'react'
import { sortSubjects, type SortSubject, type SortTest } from '../../../../server/src/modules/sorting/contract.ts'
import { useDesk } from '../../desk-context.ts'
import { FilterChips } from '../../ui/filter-chips.tsx'
import { ComboBox } from '../../ui/combo-box.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { Select } from '../../ui/select.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { isWritten, writtenValues } from './sort-draft.ts'
import styles from './sorting.module.css'
import type { SortChoices } from './use-sort-choices.ts'

interface TestFormProps {
  readonly test: SortTest
  readonly choices: SortChoices
  readonly canEdit: boolean
  readonly onChange: (test: SortTest) => void
  readonly onRemove: () => void
}

/** One condition: what it looks at, whether it is turned round, and its values. */
export function TestForm({ test, choices, canEdit, onChange, onRemove }: TestFormProps) {
  const { words } = useDesk()
  const { sorting } = words
  const choose = (about: SortSubject) => {
    const first = choices.of(about)[0]?.id
    onChange({ about, not: false, any: first === undefined ? [] : [first] })
  }
  return (
    <div className={styles.test}>
      <div className={styles.testHead}>
        <Select
          label={sorting.about}
          hideLabel
          isDisabled={!canEdit}
          choices={sortSubjects.map((id) => ({ id, label: words.sortSubjectNames[id] }))}
          value={test.about}
          onChange={choose}
        />
        <Select
          label={sorting.is}
          hideLabel
          isDisabled={!canEdit}
          choices={[
            { id: 'is', label: sorting.is },
            { id: 'not', label: sorting.isNot },
          ]}
          value={test.not ? 'not' : 'is'}
          onChange={(id) => onChange({ ...test, not: id === 'not' })}
        />
        {canEdit && <IconButton icon={X} label={sorting.removeTest} onPress={onRemove} />}
      </div>
      {isWritten(test.about) ? (
        <WrittenValues key={test.about} test={test} canEdit={canEdit} onChange={onChange} />
      ) : (
        <>
          <FilterChips
            label={sorting.values}
            filters={test.any.map((value) => ({ id: value, label: choices.name(test.about, value) }))}
            onRemove={(value) => canEdit && onChange({ ...test, any: test.any.filter((one) => one !== value) })}
            onClear={() => onChange({ ...test, any: [] })}
          />
          {canEdit && (
            <ComboBox
              key={test.any.join(' ')}
              label={sorting.addValue}
              beside
              choices={choices.of(test.about).filter(({ id }) => !test.any.includes(id))}
              value={undefined}
              onChange={(value) => value !== undefined && onChange({ ...test, any: [...test.any, value] })}
            />
          )}
        </>
      )}
    </div>
  )
}

function WrittenValues({ test, canEdit, onChange }: Pick<TestFormProps, 'test' | 'canEdit' | 'onChange'>) {
  const { sorting } = useDesk().words
  const [text, setText] = useState(test.any.join(', '))
  const hints: Readonly<Partial<Record<SortSubject, string>>> = {
    'call-number': sorting.callNumberHint,
    price: sorting.priceHint,
    barcode: sorting.barcodeHint,
  }
  return (
    <TextField
      label={sorting.values}
      hint={hints[test.about] ?? sorting.textValues}
      value={text}
      isDisabled={!canEdit}
      onChange={(next) => {
        setText(next)
        onChange({ ...test, any: writtenValues(next) })
      }}
    />
  )
}
