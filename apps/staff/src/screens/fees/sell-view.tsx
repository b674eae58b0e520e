import { useQuery } from '@tanstack/react-query'
import { ShoppingBasket } from 'lucide-react'
import { useState } from 'react'
import { ListProducts, type Product } from '../../../../server/src/modules/fees/contract-sales.ts'
import { SearchPatrons } from '../../../../server/src/modules/patrons/contract.ts'
import { useDesk } from '../../desk-context.ts'
import { useSession } from '../../session.ts'
import { ScanField } from '../../ui/scan-field.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { EmptyState, FailedState } from '../../ui/states.tsx'
import { productBy, withProduct, type Basket } from './basket.ts'
import { SaleBasket, type Buyer } from './sale-basket.tsx'
import { unitPrice } from './unit-price.ts'
import styles from './sell.module.css'

/** The query of what this branch sells. */
export const productsKey = ['products'] as const

/** Selling at the desk: scan or press, take the money, hand over the change. */
export function SellView() {
  const { call, words, format, sounds, announce } = useDesk()
  const { branch } = useSession()
  const { sales } = words
  const [basket, setBasket] = useState<Basket>([])
  const [buyer, setBuyer] = useState<Buyer>()
  const [tone, setTone] = useState<'ok' | 'stop'>()
  const [told, setTold] = useState('')
  const products = useQuery({
    queryKey: [...productsKey, branch.id],
    queryFn: ({ signal }) => call(ListProducts, { query: { branch: branch.id } }, signal),
  })
  const rows = products.data?.rows ?? []
  const say = (text: string, how: 'ok' | 'stop') => {
    sounds.play(how)
    setTone(how)
    setTold(text)
    announce(text)
  }
  const add = (product: Product) => {
    setBasket((before) => withProduct(before, product))
    say(sales.added(product.name), 'ok')
  }
  const scan = async (text: string) => {
    // What is scanned before the products have come waits for them.
    const known = products.data?.rows ?? (await products.refetch()).data?.rows ?? []
    const product = productBy(known, text)
    if (product) {
      add(product)
      return
    }
    const found = await call(SearchPatrons, { query: { q: text, limit: 2 } }).catch(() => undefined)
    const [patron] = found?.rows ?? []
    if (patron && found?.total === 1) {
      setBuyer({ id: patron.id, name: patron.name })
      say(sales.to(patron.name), 'ok')
    } else say(sales.unknown(text), 'stop')
  }
  if (products.isError) return <FailedState error={products.error} onRetry={() => void products.refetch()} />
  return (
    <div className={styles.sell}>
      <div className={styles.choose}>
        <ScanField
          label={sales.scan}
          action={sales.scanAction}
          keys="F2"
          tone={tone}
          onScan={(text) => void scan(text)}
        />
        <p className={tone === 'stop' ? styles.stop : styles.told}>{told}</p>
        {products.isPending && <SkeletonRows rows={4} />}
        {products.data && rows.length === 0 && (
          <EmptyState icon={ShoppingBasket} title={sales.noProducts}>
            {sales.noProductsText}
          </EmptyState>
        )}
        <ul className={styles.products}>
          {rows.map((product) => (
            <li key={product.id}>
              <button type="button" className={styles.product} onClick={() => add(product)}>
                <bdi>{product.name}</bdi>
                <span className={styles.price}>{unitPrice(product, words, format)}</span>
                <span className={styles.code}>{product.code}</span>
              </button>
            </li>
          ))}
        </ul>
      </div>
      <SaleBasket
        basket={basket}
        onChange={setBasket}
        buyer={buyer}
        onBuyer={setBuyer}
        onSold={() => {
          setBasket([])
          setBuyer(undefined)
          setTold('')
          setTone(undefined)
        }}
      />
    </div>
  )
}
