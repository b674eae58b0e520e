import { sql, type Selectable } from 'kysely'
import { violates } from '../../platform/db.ts'
import { isRefusal, notFound, refuse, type Refusal } from '../../platform/refusal.ts'
import { tablesOf, type Work } from '../../platform/work.ts'
import { branchById, libraryOf } from '../org/index.ts'
import { amountProblem, deskBranch } from './charge.ts'
import type { ChangeProduct, CreateProduct, ListProducts, Product } from './contract-sales.ts'
import type { FeesTables } from './tables.ts'

type ProductRow = Selectable<FeesTables['fees.product']>
type NewProduct = NonNullable<(typeof CreateProduct)['types']>['body']
type ProductChange = NonNullable<(typeof ChangeProduct)['types']>['body']

function productView(row: ProductRow): Product {
  return {
    id: row.id,
    code: row.code,
    name: row.name,
    unit: row.unit,
    price: row.price === null ? null : { amount: row.price, currency: row.currency },
    per: row.per,
    branch: row.branch_id,
    position: row.position,
    active: row.active,
  }
}

/** What a branch sells, by default the desk's; with `all`, also what is sold no more. */
export async function listProducts(w: Work, query: NonNullable<(typeof ListProducts)['types']>['query']) {
  const branch = query.branch ?? deskBranch(w)
  const { rows } = await sql<ProductRow>`
    select * from fees.product
    where (active or ${query.all === true}) and (${branch}::bigint is null or branch_id is null or branch_id = ${branch})
    order by position, lower(name), id`.execute(w.db)
  return { total: rows.length, rows: rows.map(productView) }
}

/** A product that is sold, by its number or its code. */
export async function productFor(
  w: Work,
  by: { readonly id: number } | { readonly code: string },
): Promise<Product | undefined> {
  const { rows } = await sql<ProductRow>`
    select * from fees.product
    where active and ${'id' in by ? sql`id = ${by.id}` : sql`upper(code) = upper(${by.code.trim()})`}`.execute(w.db)
  return rows[0] && productView(rows[0])
}

/** Adds something to sell. */
export async function createProduct(w: Work, request: NewProduct): Promise<Product | Refusal> {
  const problem = await productProblem(w, request)
  if (problem) return problem
  const { currency } = await libraryOf(w)
  const made = await uniquely(request.code, () =>
    tablesOf<FeesTables>(w)
      .insertInto('fees.product')
      .values({
        code: request.code.trim(),
        name: request.name.trim(),
        unit: request.unit ?? 'piece',
        price: request.price?.amount ?? null,
        per: request.per ?? 1,
        currency,
        branch_id: request.branch ?? null,
        position: request.position ?? 0,
        active: request.active ?? true,
        changed_at: w.now,
      })
      .returningAll()
      .executeTakeFirstOrThrow(),
  )
  if (isRefusal(made)) return made
  await w.audit({ action: 'product.create', subject: `product:${made.id}`, detail: { ...request } })
  return productView(made)
}

/** Changes something to sell; sales keep what they said. */
export async function changeProduct(w: Work, id: number, change: ProductChange): Promise<Product | Refusal> {
  const problem = await productProblem(w, change)
  if (problem) return problem
  const written = await uniquely(change.code ?? '', () =>
    tablesOf<FeesTables>(w)
      .updateTable('fees.product')
      .set({
        changed_at: w.now,
        ...(change.code !== undefined && { code: change.code.trim() }),
        ...(change.name !== undefined && { name: change.name.trim() }),
        ...(change.unit !== undefined && { unit: change.unit }),
        ...(change.price !== undefined && { price: change.price?.amount ?? null }),
        ...(change.per !== undefined && { per: change.per }),
        ...(change.branch !== undefined && { branch_id: change.branch }),
        ...(change.position !== undefined && { position: change.position }),
        ...(change.active !== undefined && { active: change.active }),
      })
      .where('id', '=', id)
      .returningAll()
      .executeTakeFirst(),
  )
  if (isRefusal(written)) return written
  if (!written) return notFound('product', `There is no product ${id}.`)
  await w.audit({ action: 'product.change', subject: `product:${id}`, detail: { ...change } })
  return productView(written)
}

async function productProblem(w: Work, fields: Partial<NewProduct>): Promise<Refusal | undefined> {
  for (const field of ['code', 'name'] as const) {
    if (fields[field]?.trim() === '')
      return refuse({ code: `invalid-${field}`, field, message: `Write the ${field} of what is sold.` })
  }
  if (fields.branch != null && !(await branchById(w, fields.branch)))
    return notFound('branch', `There is no branch ${fields.branch}.`)
  return fields.price && fields.price.amount !== 0 ? amountProblem(w, fields.price, 'price') : undefined
}

async function uniquely<T>(code: string, write: () => Promise<T>): Promise<T | Refusal> {
  try {
    return await write()
  } catch (error) {
    if (violates(error, 'product_code'))
      return refuse({
        code: 'product-exists',
        field: 'code',
        message: `Something with the code "${code}" is sold already.`,
      })
    throw error
  }
}
