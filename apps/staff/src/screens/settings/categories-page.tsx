import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Users } from 'lucide-react'
import { useState } from 'react'
import { PutCategory, type Category } from '../../../../server/src/modules/patrons/contract.ts'
import { useDesk } from '../../desk-context.ts'
import type { Words } from '../../messages/index.ts'
import { categoriesKey, useCategories } from '../../reference.ts'
import { useSession } from '../../session.ts'
import type { Column } from '../../ui/data-list/columns.ts'
import { Checkbox } from '../../ui/checkbox.tsx'
import { MoneyField } from '../../ui/money-field.tsx'
import { NumberField } from '../../ui/number-field.tsx'
import { Select } from '../../ui/select.tsx'
import { CodeForm, type Coded } from './code-form.tsx'
import { codeColumn, CodeList, nameColumn } from './code-list.tsx'
import { errorFor } from './save-form.tsx'
import styles from './settings.module.css'

const stays = '-'

/** Kinds of patrons who borrow alike. */
export function CategoriesPage() {
  const { words } = useDesk()
  return (
    <CodeList
      label={words.settings.categories}
      name="categories"
      columns={categoryColumns(words)}
      rows={useCategories()}
      icon={Users}
      add={words.settings.newCategory}
      permission="patrons:categories"
      form={(open) => <CategoryForm key={open?.code} category={open} />}
    />
  )
}

function categoryColumns(words: Words): readonly Column<Category>[] {
  const { settings, rules } = words
  const card = ({ cardMonths }: Category) => (cardMonths === null ? settings.never : rules.period(cardMonths, 'months'))
  const age = ({ ageFrom, ageTo }: Category) =>
    ageFrom === null && ageTo === null ? '' : `${ageFrom ?? 0}–${ageTo ?? ''}`
  return [
    nameColumn(words),
    codeColumn(words, '24%'),
    { id: 'card', title: settings.cardMonths, width: '24%', cell: card, text: card },
    { id: 'age', title: settings.ageFrom, width: '18%', room: 'wide', cell: age, text: age },
  ]
}

function CategoryForm({ category }: { readonly category: Category | undefined }) {
  const { words, call, announce } = useDesk()
  const { settings, people } = words
  const queries = useQueryClient()
  const [draft, setDraft] = useState<Coded>({ code: category?.code ?? '', name: category?.name ?? '' })
  const [cardMonths, setCardMonths] = useState(category === undefined ? 24 : (category.cardMonths ?? Number.NaN))
  const [ageFrom, setAgeFrom] = useState(category?.ageFrom ?? Number.NaN)
  const [ageTo, setAgeTo] = useState(category?.ageTo ?? Number.NaN)
  const { currency } = useSession().library
  const others = useCategories().filter((other) => other.code !== category?.code)
  const [becomes, setBecomes] = useState(category?.becomes ?? stays)
  const [fee, setFee] = useState(category?.enrolmentFee ?? undefined)
  const [feeOnRenewal, setFeeOnRenewal] = useState(category?.feeOnRenewal ?? false)
  const orNull = (value: number) => (Number.isNaN(value) ? null : value)
  const save = useMutation({
    mutationFn: () =>
      call(PutCategory, {
        params: { code: draft.code.trim() },
        body: {
          name: draft.name.trim(),
          cardMonths: orNull(cardMonths),
          ageFrom: orNull(ageFrom),
          ageTo: orNull(ageTo),
          becomes: becomes === stays ? null : becomes,
          enrolmentFee: fee === undefined || fee.amount === 0 ? null : fee,
          feeOnRenewal,
        },
      }),
    onSuccess: async () => {
      announce(settings.saved)
      await queries.invalidateQueries({ queryKey: categoriesKey })
    },
  })
  return (
    <CodeForm row={category} add={settings.newCategory} draft={draft} onChange={setDraft} save={save}>
      <NumberField
        label={settings.cardMonths}
        hint={settings.neverHint}
        unit={settings.months}
        minValue={1}
        value={cardMonths}
        onChange={setCardMonths}
      />
      <div className={styles.pair}>
        <NumberField label={settings.ageFrom} minValue={0} value={ageFrom} onChange={setAgeFrom} />
        <NumberField
          label={settings.ageTo}
          minValue={0}
          value={ageTo}
          onChange={setAgeTo}
          {...errorFor(save.error, 'ageTo')}
        />
      </div>
      {!Number.isNaN(ageTo) && (
        <Select
          label={people.becomesCategory}
          value={becomes}
          onChange={setBecomes}
          choices={[
            { id: stays, label: people.staysInCategory },
            ...others.map((other) => ({ id: other.code, label: other.name })),
          ]}
          {...errorFor(save.error, 'becomes')}
        />
      )}
      <MoneyField
        label={people.enrolmentFee}
        value={fee}
        currency={currency}
        onChange={setFee}
        notAnAmount={people.notAnAmount}
        {...errorFor(save.error, 'enrolmentFee')}
      />
      {fee !== undefined && fee.amount > 0 && (
        <Checkbox isSelected={feeOnRenewal} onChange={setFeeOnRenewal}>
          {people.feeOnRenewal}
        </Checkbox>
      )}
    </CodeForm>
  )
}
