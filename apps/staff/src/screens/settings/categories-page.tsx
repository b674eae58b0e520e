import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Plus, Users } from 'lucide-react'
import { useState } from 'react'
import { PutCategory, type Category } from '../../../../server/src/modules/patrons/contract.ts'
import { useAddress } from '../../address.ts'
import { useDesk } from '../../desk-context.ts'
import type { Words } from '../../messages/index.ts'
import { categoriesKey, useCategories } from '../../reference.ts'
import { may, useSession } from '../../session.ts'
import { Button } from '../../ui/button.tsx'
import type { Column } from '../../ui/data-list/columns.ts'
import { DataList } from '../../ui/data-list/data-list.tsx'
import { Checkbox } from '../../ui/checkbox.tsx'
import { MoneyField } from '../../ui/money-field.tsx'
import { NumberField } from '../../ui/number-field.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Select } from '../../ui/select.tsx'
import { EmptyState } from '../../ui/states.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { errorFor, SaveForm } from './save-form.tsx'
import styles from './settings.module.css'

const stays = '-'

/** Kinds of patrons who borrow alike. */
export function CategoriesPage() {
  const { words } = useDesk()
  const session = useSession()
  const address = useAddress()
  const categories = useCategories()
  const mayChange = may(session, 'patrons:categories')
  const asked = address.text('id')
  const open = categories.find(({ code }) => code === asked)
  return (
    <div className={styles.columns}>
      <Panel flush>
        <DataList
          label={words.settings.categories}
          name="categories"
          columns={categoryColumns(words)}
          rows={categories}
          rowId={({ code }) => code}
          openRow={open?.code}
          onOpen={({ code }) => address.set({ id: code }, 'replace')}
          empty={<EmptyState icon={Users} title={words.settings.nothing} />}
          tools={
            mayChange && (
              <Button icon={Plus} onPress={() => address.set({ id: undefined }, 'replace')}>
                {words.settings.newCategory}
              </Button>
            )
          }
        />
      </Panel>
      {mayChange && <CategoryForm key={asked} category={open} />}
    </div>
  )
}

function categoryColumns({ settings, rules }: Words): readonly Column<Category>[] {
  const card = ({ cardMonths }: Category) => (cardMonths === null ? settings.never : rules.period(cardMonths, 'months'))
  const age = ({ ageFrom, ageTo }: Category) =>
    ageFrom === null && ageTo === null ? '' : `${ageFrom ?? 0}–${ageTo ?? ''}`
  return [
    {
      id: 'name',
      title: settings.name,
      cell: ({ name }) => name,
      text: ({ name }) => name,
      sortBy: ({ name }) => name,
    },
    { id: 'code', title: settings.code, width: '24%', cell: ({ code }) => code, text: ({ code }) => code },
    { id: 'card', title: settings.cardMonths, width: '24%', cell: card, text: card },
    { id: 'age', title: settings.ageFrom, width: '18%', room: 'wide', cell: age, text: age },
  ]
}

function CategoryForm({ category }: { readonly category: Category | undefined }) {
  const { words, call, announce } = useDesk()
  const { settings, people } = words
  const queries = useQueryClient()
  const [code, setCode] = useState(category?.code ?? '')
  const [name, setName] = useState(category?.name ?? '')
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
        params: { code: code.trim() },
        body: {
          name: name.trim(),
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
    <SaveForm
      title={category?.name ?? settings.newCategory}
      submit={category === undefined ? settings.add : settings.save}
      onSubmit={() => save.mutate()}
      isPending={save.isPending}
      error={save.error}
      fields={['code', 'name']}
      canSave={code.trim() !== ''}
    >
      <TextField label={settings.name} value={name} onChange={setName} isRequired {...errorFor(save.error, 'name')} />
      <TextField
        label={settings.code}
        hint={settings.codeHint}
        value={code}
        onChange={setCode}
        isDisabled={category !== undefined}
        isRequired
        {...errorFor(save.error, 'code')}
      />
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
    </SaveForm>
  )
}
