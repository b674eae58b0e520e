import { addFloorPlan, changeFloorPlan, type PlanArea } from '../../apps/server/src/modules/site/index.ts'
import type { Platform } from '../../apps/server/src/platform/platform.ts'
import { isRefusal } from '../../apps/server/src/platform/refusal.ts'
import { carrel, mustWork } from '../../apps/server/src/platform/work.ts'
import type { House } from './furnish-house.ts'

/** A room of the plan in its units: 1000 wide, 600 high; what stands there by the code of its shelving location. */
interface Room {
  readonly name: string
  readonly location: string
  readonly from?: string
  readonly to?: string
  readonly box: readonly [x: number, y: number, width: number, height: number]
}

const rooms: readonly Room[] = [
  { name: 'Fiction, along the windows', location: 'adult-fiction', box: [40, 40, 300, 200] },
  { name: 'Nonfiction 000 to 499', location: 'adult-nonfiction', from: '000', to: '499', box: [380, 40, 250, 120] },
  { name: 'Nonfiction 500 to 999', location: 'adult-nonfiction', from: '500', to: '999', box: [380, 180, 250, 120] },
  { name: 'Children’s room', location: 'children', box: [670, 40, 290, 160] },
  { name: 'Picture books', location: 'picture-books', box: [670, 220, 290, 80] },
  { name: 'Teen corner', location: 'teen', box: [40, 280, 200, 120] },
  { name: 'World languages', location: 'world-languages', box: [280, 340, 220, 80] },
  { name: 'Films and music', location: 'media', box: [540, 340, 200, 80] },
]

/** Draws the ground floor of the first branch, and says what stands where. */
export async function furnishSite(platform: Platform, { branches, locations }: House): Promise<void> {
  const branch = branches.get('ELM')
  if (branch === undefined) return
  const known = rooms.filter(({ location }) => locations.has(location))
  const areas = known.map(({ name, location, from = '', to = '', box: [x, y, width, height] }): PlanArea => {
    const high = (value: number) => Math.round((value * 1000) / 600)
    return { name, location: locations.get(location) ?? null, from, to, x, y: high(y), width, height: high(height) }
  })
  await mustWork(platform, carrel, async (w) => {
    const picture = Buffer.from(drawing(known)).toString('base64')
    const plan = await addFloorPlan(w, { branch, floor: 'Ground floor', picture })
    return isRefusal(plan) ? plan : changeFloorPlan(w, plan.id, { areas })
  })
}

function drawing(shown: readonly Room[]): string {
  const shelves = shown.map(({ name, box: [x, y, width, height] }) => {
    const rows = Math.max(1, Math.floor((height - 44) / 22))
    const lines = Array.from(
      { length: rows },
      (_, i) => `<rect x="${x + 14}" y="${y + 40 + i * 22}" width="${width - 28}" height="9" fill="#c9bfb2"/>`,
    )
    return `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="#f3eee7" stroke="#8c8175" stroke-width="2"/>${lines.join('')}<text x="${x + 14}" y="${y + 26}">${name}</text>`
  })
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1000 600" font-family="sans-serif" font-size="16" fill="#3a332c">
<rect width="1000" height="600" fill="#fffdf9"/><path d="M8 8h984v584H560v-8h424V16H16v568h424v8H8z" fill="#3a332c"/>
<path d="M440 592a120 120 0 0 1 120 0" fill="none" stroke="#3a332c" stroke-width="3" stroke-dasharray="6 6"/>
<text x="462" y="566">Entrance</text><rect x="780" y="340" width="180" height="200" rx="14" fill="#e3efe8" stroke="#0e5e44" stroke-width="2"/>
<text x="808" y="446">Help desk</text>${shelves.join('')}</svg>`
}
