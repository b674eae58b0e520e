import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Plus, ShoppingBasket } from 'lucide-react'
import { useState } from 'react'
import {
  ChangeProduct,
  CreateProduct,
  ListProducts,
  productUnits,
  type Product,
  type ProductUnit,
} from '../../../../server/src/modules/fees/contract-sales.ts'
import { useAddress } from '../../address.ts'
import { useDesk } from '../../desk-context.ts'
import { inUnits, type Format, type MoneyAmount } from '../../format.ts'
import type { Words } from '../../messages/index.ts'
import { useSession } from '../../session.ts'
import { Button } from '../../ui/button.tsx'
import type { Column } from '../../ui/data-list/columns.ts'
import { DataList } from '../../ui/data-list/data-list.tsx'
import { MoneyField } from '../../ui/money-field.tsx'
import { NumberField } from '../../ui/number-field.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Select } from '../../ui/select.tsx'
import { EmptyState } from '../../ui/states.tsx'
import { Switch } from '../../ui/switch.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { useBranches } from '../patrons/patron-queries.ts'
import { errorFor, SaveForm } from '../settings/save-form.tsx'
import { productsKey } from './sell-view.tsx'
import { unitPrice } from './unit-price.ts'
import styles from './fees.module.css'

/** What the desk sells, and the form of one product. */
export function ProductsView() {
  const { call, words, format } = useDesk()
  const address = useAddress()
  const { sales } = words
  const products = useQuery({
    queryKey: [...productsKey, 'all'],
    queryFn: ({ signal }) => call(ListProducts, { query: { all: true } }, signal),
  })
  const asked = address.number('id')
  const open = products.data?.rows.find(({ id }) => id === asked)
  return (
    <div className={styles.products}>
      <Panel flush>
        <DataList
          label={sales.productsTab}
          name="products"
          columns={columnsOf(words, format)}
          rows={products.data?.rows}
          rowId={({ id }) => String(id)}
          openRow={open && String(open.id)}
          onOpen={({ id }) => address.set({ id }, 'replace')}
          {...(products.isError && { error: products.error, onRetry: () => void products.refetch() })}
          empty={
            <EmptyState icon={ShoppingBasket} title={sales.noProducts}>
              {sales.productsText}
            </EmptyState>
          }
          tools={
            <Button icon={Plus} onPress={() => address.set({ id: undefined }, 'replace')}>
              {sales.newProduct}
            </Button>
          }
        />
      </Panel>
      <ProductForm key={open?.id ?? 'new'} product={open} />
    </div>
  )
}

function columnsOf(words: Words, format: Format): readonly Column<Product>[] {
  const { sales } = words
  return [
    { id: 'name', title: sales.name, cell: ({ name }) => name, text: ({ name }) => name, sortBy: ({ name }) => name },
    {
      id: 'code',
      title: sales.code,
      width: '120px',
      cell: ({ code }) => code,
      text: ({ code }) => code,
      sortBy: ({ code }) => code,
    },
    {
      id: 'price',
      title: sales.pricePer,
      width: '150px',
      align: 'end',
      cell: (product) => unitPrice(product, words, format),
      text: ({ price }) => (price === null ? undefined : inUnits(price)),
      sortBy: ({ price }) => price?.amount,
    },
    {
      id: 'active',
      title: sales.isSold,
      width: '90px',
      room: 'wide',
      cell: ({ active }) => (active ? words.ui.yes : words.ui.no),
      text: ({ active }) => (active ? words.ui.yes : words.ui.no),
      sortBy: ({ active }) => (active ? 0 : 1),
    },
  ]
}

function ProductForm({ product }: { readonly product: Product | undefined }) {
  const { call, words, announce } = useDesk()
  const { library } = useSession()
  const queries = useQueryClient()
  const { rows: branches } = useBranches()
  const { sales, money } = words
  const [name, setName] = useState(product?.name ?? '')
  const [code, setCode] = useState(product?.code ?? '')
  const [unit, setUnit] = useState<ProductUnit>(product?.unit ?? 'piece')
  const [price, setPrice] = useState<MoneyAmount | undefined>(product?.price ?? undefined)
  const [per, setPer] = useState(product?.per ?? 1)
  const [branch, setBranch] = useState(String(product?.branch ?? 'all'))
  const [position, setPosition] = useState(product?.position ?? 0)
  const [active, setActive] = useState(product?.active ?? true)
  const save = useMutation({
    mutationFn: () => {
      const body = {
        name: name.trim(),
        code: code.trim(),
        unit,
        price: price ?? null,
        per,
        branch: branch === 'all' ? null : Number(branch),
        position,
        active,
      }
      return product ? call(ChangeProduct, { params: { id: product.id }, body }) : call(CreateProduct, { body })
    },
    onSuccess: async () => {
      announce(sales.saved)
      if (!product) {
        setName('')
        setCode('')
        setPrice(undefined)
      }
      await queries.invalidateQueries({ queryKey: productsKey })
    },
  })
  return (
    <SaveForm
      title={product?.name ?? sales.newProduct}
      submit={product ? sales.save : sales.addProduct}
      onSubmit={() => save.mutate()}
      isPending={save.isPending}
      error={save.error}
      fields={['code', 'name', 'price']}
      canSave={name.trim() !== '' && code.trim() !== ''}
    >
      <TextField label={sales.name} value={name} onChange={setName} isRequired {...errorFor(save.error, 'name')} />
      <TextField
        label={sales.code}
        hint={sales.codeHint}
        value={code}
        onChange={setCode}
        isRequired
        {...errorFor(save.error, 'code')}
      />
      <Select
        label={sales.unit}
        value={unit}
        onChange={setUnit}
        choices={productUnits.map((id) => ({ id, label: sales[id] }))}
      />
      <MoneyField
        label={sales.pricePer}
        hint={sales.pricePerHint}
        value={price}
        currency={library.currency}
        onChange={setPrice}
        notAnAmount={money.notAnAmount}
        {...errorFor(save.error, 'price')}
      />
      <NumberField
        label={sales.per}
        unit={sales[unit]}
        minValue={1}
        value={per}
        onChange={(n) => setPer(Number.isNaN(n) ? 1 : n)}
      />
      <Select
        label={sales.branch}
        value={branch}
        onChange={setBranch}
        choices={[
          { id: 'all', label: sales.everywhere },
          ...branches.map(({ id, name: text }) => ({ id: String(id), label: text })),
        ]}
      />
      <NumberField label={sales.position} value={position} onChange={(n) => setPosition(Number.isNaN(n) ? 0 : n)} />
      <Switch isSelected={active} onChange={setActive}>
        {sales.isSold}
      </Switch>
    </SaveForm>
  )
}
